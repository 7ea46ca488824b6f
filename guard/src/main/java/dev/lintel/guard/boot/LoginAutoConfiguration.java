package dev.lintel.guard.boot;

import dev.lintel.guard.client.ClientAddress;
import dev.lintel.guard.limit.Counter;
import dev.lintel.guard.login.GuardedHandlers;
import dev.lintel.guard.login.LoginFilter;
import dev.lintel.guard.login.LoginGuard;
import dev.lintel.guard.login.LoginLimits;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The guard against guessing, where it is asked for.
@AutoConfiguration(after = LimitsAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("lintel.guard.login.enabled")
@EnableConfigurationProperties(LoginSettings.class)
public class LoginAutoConfiguration {
    /// Behind the limits by address, before Spring Security.
    private static final int ORDER = -105;

    @Bean
    LoginGuard lintelLoginGuard(Counter counter, LoginSettings settings, ApplicationEventPublisher events) {
        LoginLimits limits = new LoginLimits(
                limits("pair", settings.pair()),
                limits("account", settings.account()),
                limits("source", settings.source()));
        return new LoginGuard(counter, limits, events::publishEvent);
    }

    private static List<Limit> limits(String name, List<String> texts) {
        try {
            return texts.stream().map(LimitText::read).toList();
        } catch (IllegalArgumentException wrong) {
            throw new GuardStartException(
                    "lintel.guard.login." + name + ": " + wrong.getMessage(), "Mend the setting.");
        }
    }

    @Bean
    FilterRegistrationBean<LoginFilter> lintelLoginFilter(
            LoginGuard guard, ClientAddress addresses, LoginSettings settings) {
        LoginFilter filter = new LoginFilter(guard, source(addresses), settings.path(), settings.parameter());
        FilterRegistrationBean<LoginFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setName("lintel-login");
        registration.setOrder(ORDER);
        registration.setAsyncSupported(true);
        registration.setEnabled(settings.springs());
        return registration;
    }

    @Bean
    GuardedHandlers lintelGuardedHandlers(LoginGuard guard, ClientAddress addresses) {
        return new GuardedHandlers(guard, source(addresses));
    }

    @Bean
    WebMvcConfigurer lintelGuardedHandlersRegistration(GuardedHandlers handlers) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(handlers);
            }
        };
    }

    private static Function<HttpServletRequest, String> source(ClientAddress addresses) {
        return request -> addresses.of(request).subject();
    }

    /// Spring Security's own word on how an attempt ended.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(AuthenticationSuccessEvent.class)
    static class Outcomes {
        @EventListener
        void failed(AbstractAuthenticationFailureEvent event) {
            LoginFilter.failed();
        }

        @EventListener
        void succeeded(AuthenticationSuccessEvent event) {
            LoginFilter.succeeded();
        }
    }
}
