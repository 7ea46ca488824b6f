package dev.lintel.guard.boot;

import dev.lintel.guard.answer.BrokenOff;
import dev.lintel.guard.answer.SelectedFields;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// Chosen members, where handlers say so. They are JSON: without Jackson there is nothing to choose.
@AutoConfiguration(afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(JsonMapper.class)
public class AnswersAutoConfiguration {
    @Bean
    SelectedFields lintelSelectedFields(ObjectProvider<JsonMapper> mapper) {
        return new SelectedFields(mapper::getObject);
    }

    @Bean
    WebMvcConfigurer lintelAnswers(SelectedFields fields) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(fields).order(-700);
            }

            @Override
            public void configureAsyncSupport(AsyncSupportConfigurer async) {
                async.registerCallableInterceptors(new BrokenOff());
            }
        };
    }
}
