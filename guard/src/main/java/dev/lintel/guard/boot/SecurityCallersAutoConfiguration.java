package dev.lintel.guard.boot;

import dev.lintel.guard.limit.web.CallerSource;
import dev.lintel.guard.limit.web.Identity;
import dev.lintel.limits.policy.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/// Callers as Spring Security knows them.
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(SecurityContextHolder.class)
public class SecurityCallersAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(CallerSource.class)
    CallerSource lintelSecurityCallers() {
        return SecurityCallersAutoConfiguration::caller;
    }

    private static Caller caller(HttpServletRequest request) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken) {
            return Caller.ANONYMOUS;
        }
        Set<String> roles = new HashSet<>();
        for (GrantedAuthority each : who.getAuthorities()) {
            String role = each.getAuthority();
            if (role != null) {
                roles.add(role);
            }
        }
        Object plan = request.getAttribute(Identity.PLAN);
        return new Caller(true, roles, plan instanceof String text ? Optional.of(text) : Optional.empty());
    }
}
