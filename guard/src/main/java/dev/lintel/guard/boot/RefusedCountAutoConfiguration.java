package dev.lintel.guard.boot;

import dev.lintel.guard.limit.web.LimitFilter;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/// Puts the limits that count who calls into the chains of Spring Security, before authorization: a stranger who is
/// told 401 a thousand times has asked a thousand times.
@AutoConfiguration(after = LimitsAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Customizer.class, HttpSecurity.class})
@ConditionalOnProperty("lintel.guard.limits.count-refused")
public class RefusedCountAutoConfiguration {
    @Bean
    Customizer<HttpSecurity> lintelCountRefused(
            @Qualifier("lintelLimitsAfterAuthentication") FilterRegistrationBean<LimitFilter> limits) {
        LimitFilter filter = Objects.requireNonNull(limits.getFilter());
        return http -> http.addFilterBefore(filter, AuthorizationFilter.class);
    }
}
