package dev.lintel.guard.boot;

import dev.lintel.guard.answer.BrokenOff;
import dev.lintel.guard.answer.Ndjson;
import dev.lintel.guard.answer.SelectedFields;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// Chosen members and long lists, where handlers say so. They are JSON: without Jackson there is nothing to choose.
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
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

    /// What needs a database as well.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JdbcTemplate.class)
    @ConditionalOnBean({JsonMapper.class, DataSource.class, PlatformTransactionManager.class})
    static class Rows {
        @Bean
        Ndjson lintelNdjson(JsonMapper mapper, DataSource database, PlatformTransactionManager transactions) {
            return new Ndjson(mapper, new JdbcTemplate(database), transactions);
        }
    }
}
