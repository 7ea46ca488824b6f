package dev.lintel.guard.shop;

import dev.lintel.guard.limit.web.SubjectSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/// Logins by token, certificate and form, and customers' tenants, where the settings ask for them.
@Configuration(proxyBeanMethods = false)
class OtherLogins {
    @Bean
    @ConditionalOnProperty("spring.security.oauth2.resourceserver.jwt.public-key-location")
    Customizer<HttpSecurity> tokens() {
        return http -> http.oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()));
    }

    @Bean
    @ConditionalOnProperty("server.ssl.client-auth")
    Customizer<HttpSecurity> certificates() {
        return http -> http.x509(Customizer.withDefaults());
    }

    @Bean
    @ConditionalOnProperty("shop.form")
    Customizer<HttpSecurity> form() {
        return http -> http.formLogin(Customizer.withDefaults());
    }

    /// Ann and Bob work for one company.
    @Bean
    @ConditionalOnProperty("shop.tenants")
    SubjectSource tenants() {
        return new SubjectSource() {
            @Override
            public String name() {
                return "tenant";
            }

            @Override
            public Optional<String> of(HttpServletRequest request) {
                return Optional.ofNullable(request.getUserPrincipal())
                        .map(each -> List.of("ann", "bob").contains(each.getName()) ? "acme" : "other");
            }
        };
    }
}
