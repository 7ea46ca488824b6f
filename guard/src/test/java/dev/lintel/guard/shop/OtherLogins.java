package dev.lintel.guard.shop;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/// Logins by token and by certificate, where the settings have what they need.
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
}
