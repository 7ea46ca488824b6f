package dev.lintel.guard.boot;

import dev.lintel.guard.GuardLogin;
import dev.lintel.guard.Idempotent;
import dev.lintel.guard.access.OpenEndpoints;
import dev.lintel.guard.limit.web.HandlerLimits;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Looks at all handlers once, when the service starts: whether what is written at them can be done, and whether
/// those that anybody may call are meant to be open.
@AutoConfiguration(
        after = LimitsAutoConfiguration.class,
        afterName = { // a class named here as a class is loaded, also where its part was left out
            "dev.lintel.guard.boot.IdempotencyAutoConfiguration",
            "dev.lintel.guard.boot.LoginAutoConfiguration",
            "dev.lintel.guard.boot.OpenPathsAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class AccessAutoConfiguration {
    private static final String METHOD_RULES =
            "org.springframework.security.config.annotation.method.configuration.PrePostMethodSecurityConfiguration";

    @Bean
    SmartInitializingSingleton lintelHandlerCheck(
            ApplicationContext context, HandlerLimits limits, ObjectProvider<OpenEndpoints.Anybody> anybody) {
        AccessSettings settings = AccessSettings.of(context.getEnvironment());
        return () -> {
            List<RequestMappingHandlerMapping> mappings = List.copyOf(
                    context.getBeansOfType(RequestMappingHandlerMapping.class).values());
            boolean stores = context.containsBean("lintelIdempotencyStore");
            boolean logins = context.containsBean("lintelLoginGuard");
            for (RequestMappingHandlerMapping mapping : mappings) {
                for (HandlerMethod handler : mapping.getHandlerMethods().values()) {
                    limits.learn(handler);
                    if (!stores) {
                        refuseIdempotent(handler);
                    }
                    if (!logins) {
                        refuseGuardedLogin(handler);
                    }
                }
            }
            if (settings.openEndpoints() != AccessSettings.Reaction.OFF) {
                boolean methodRules = context.containsBean(METHOD_RULES);
                OpenEndpoints.Anybody rules = anybody.getIfAvailable();
                react(
                        settings.openEndpoints(),
                        new OpenEndpoints(rules == null ? OpenEndpoints.NO_RULES : rules, methodRules)
                                .undeclared(mappings));
            }
        };
    }

    private static void refuseIdempotent(HandlerMethod handler) {
        if (AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Idempotent.class)) {
            throw new GuardStartException(
                    "@Idempotent at " + handler + " needs a data source and a transaction manager, and there is none.",
                    "Add spring-boot-starter-jdbc or -data-jpa and configure spring.datasource.url (PostgreSQL).");
        }
    }

    private static void refuseGuardedLogin(HandlerMethod handler) {
        if (AnnotatedElementUtils.hasAnnotation(handler.getMethod(), GuardLogin.class)) {
            throw new GuardStartException(
                    "@GuardLogin at " + handler + " guards nothing: the guard of logins is off.",
                    "Set lintel.guard.login.enabled: true.");
        }
    }

    private static void react(AccessSettings.Reaction reaction, List<String> open) {
        if (open.isEmpty()) {
            return;
        }
        String list = String.join("\n  ", open);
        if (reaction == AccessSettings.Reaction.FAIL) {
            throw new GuardStartException(
                    "Anybody may call these handlers, and none of them says @PublicEndpoint:\n  " + list,
                    "Add a rule to Spring Security, or @PublicEndpoint(\"why\") where it is meant.");
        }
        Logger log = LoggerFactory.getLogger(AccessAutoConfiguration.class);
        log.warn(
                "Anybody may call these handlers, and none of them says @PublicEndpoint"
                        + " (lintel.guard.access.open-endpoints: fail makes this an error):\n  {}",
                list);
    }
}
