package dev.lintel.guard.boot;

import dev.lintel.guard.problem.BrokenRequests;
import dev.lintel.guard.problem.ProblemFilter;
import dev.lintel.guard.problem.ProblemResolver;
import dev.lintel.guard.problem.Problems;
import dev.lintel.guard.problem.TraceFilter;
import java.util.List;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.annotation.ResponseStatusExceptionResolver;

/// Every error as a problem detail, where that is asked for.
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("lintel.guard.problems.enabled")
@EnableConfigurationProperties(ProblemsSettings.class)
public class ProblemsAutoConfiguration {
    /// Around the limits before authentication.
    private static final int AROUND = -115;

    /// Behind Micrometer's, which knows the trace if there is one.
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 5;

    @Bean
    Problems lintelProblems(ProblemsSettings settings) {
        if (settings.invalidStatus() != 400 && settings.invalidStatus() != 422) {
            throw new GuardStartException(
                    "lintel.guard.problems.invalid-status is " + settings.invalidStatus() + ".", "Use 400 or 422.");
        }
        return new Problems(settings.types(), settings.invalidStatus());
    }

    @Bean
    FilterRegistrationBean<TraceFilter> lintelTraceFilter() {
        FilterRegistrationBean<TraceFilter> registration = new FilterRegistrationBean<>(new TraceFilter());
        registration.setName("lintel-trace");
        registration.setOrder(FIRST);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ProblemFilter> lintelProblemFilter(Problems problems) {
        FilterRegistrationBean<ProblemFilter> registration = new FilterRegistrationBean<>(new ProblemFilter(problems));
        registration.setName("lintel-problems");
        registration.setOrder(AROUND);
        return registration;
    }

    @Bean
    WebMvcConfigurer lintelProblemResolver(Problems problems) {
        return new WebMvcConfigurer() {
            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                resolvers.add(behindTheServicesOwn(resolvers), new ProblemResolver(problems));
            }
        };
    }

    /// Only where the service runs its Tomcat itself.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ErrorReportValve.class, TomcatServletWebServerFactory.class})
    static class OnTomcat {
        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> lintelBrokenRequests(Problems problems) {
            return factory -> factory.addContextCustomizers(context -> BrokenRequests.answer(context, problems));
        }
    }

    private static int behindTheServicesOwn(List<HandlerExceptionResolver> resolvers) {
        for (int i = 0; i < resolvers.size(); i++) {
            if (resolvers.get(i) instanceof ResponseStatusExceptionResolver) {
                return i;
            }
        }
        return resolvers.size();
    }
}
