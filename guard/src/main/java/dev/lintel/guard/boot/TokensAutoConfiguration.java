package dev.lintel.guard.boot;

import dev.lintel.guard.client.ClientAddress;
import dev.lintel.guard.limit.web.TokenSubject;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/// Limits by bearer token, where Spring Security accepts such. A service's own source of that name wins.
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(AbstractOAuth2TokenAuthenticationToken.class)
public class TokensAutoConfiguration {
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    TokenSubject lintelTokens(ClientAddress addresses) {
        return new TokenSubject(addresses);
    }
}
