package dev.lintel.guard.boot;

import dev.lintel.guard.problem.TypesFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/// What all problems' types begin with, where that is set; also beside an error handler of the service's own.
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("lintel.guard.problems.types")
public class ProblemTypesAutoConfiguration {
    @Bean
    FilterRegistrationBean<TypesFilter> lintelProblemTypes(@Value("${lintel.guard.problems.types}") String types) {
        FilterRegistrationBean<TypesFilter> registration = new FilterRegistrationBean<>(new TypesFilter(types));
        registration.setName("lintel-problem-types");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setAsyncSupported(true);
        return registration;
    }
}
