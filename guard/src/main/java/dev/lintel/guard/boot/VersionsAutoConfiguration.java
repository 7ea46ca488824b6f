package dev.lintel.guard.boot;

import dev.lintel.guard.precondition.ExpectedVersionArgument;
import dev.lintel.guard.precondition.VersionedHandlers;
import dev.lintel.guard.resource.Resources;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Conditional requests on versions of rows, which lie in a database.
@AutoConfiguration(after = ResourcesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(JdbcTemplate.class)
public class VersionsAutoConfiguration {
    @Bean
    VersionedHandlers lintelVersionedHandlers(
            Resources resources, @Value("${lintel.guard.preconditions.form:1}") String form) {
        return new VersionedHandlers(resources, form);
    }

    @Bean
    WebMvcConfigurer lintelVersionedHandlersRegistration(VersionedHandlers handlers) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(handlers).order(-800);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ExpectedVersionArgument());
            }
        };
    }
}
