package dev.lintel.guard.boot;

import dev.lintel.guard.Allowed;
import dev.lintel.guard.access.EndpointRule;
import dev.lintel.guard.access.EndpointRules;
import dev.lintel.guard.access.NamedRules;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.access.expression.method.DefaultMethodSecurityExpressionHandler;
import org.springframework.security.access.hierarchicalroles.NullRoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Roles and named rules in one place, and the list of who may call what.
@AutoConfiguration(
        beforeName = "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({WebInvocationPrivilegeEvaluator.class, AuthorizationManagerBeforeMethodInterceptor.class})
@EnableConfigurationProperties(RulesSettings.class)
public class RulesAutoConfiguration {
    private static final String ROLE = "ROLE_";

    /// However a list is spelled.
    static final class RolesAreSet implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                    .bind("lintel.guard.access.roles", Bindable.listOf(String.class))
                    .isBound();
        }
    }

    /// Spring Security asks for this bean wherever it looks at a role.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    @ConditionalOnMissingBean
    @Conditional(RolesAreSet.class)
    static RoleHierarchy lintelRoles(RulesSettings settings) {
        String text = settings.roles().stream()
                .map(line -> Arrays.stream(line.split(">", -1))
                        .map(each -> ROLE + each.strip())
                        .collect(Collectors.joining(" > ")))
                .collect(Collectors.joining("\n"));
        return RoleHierarchyImpl.fromHierarchy(text);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static NamedRules lintelNamedRules(
            RulesSettings settings, ObjectProvider<RoleHierarchy> roles, ApplicationContext context) {
        DefaultMethodSecurityExpressionHandler language = new DefaultMethodSecurityExpressionHandler();
        language.setApplicationContext(context);
        language.setRoleHierarchy(roles.getIfAvailable(NullRoleHierarchy::new));
        try {
            return new NamedRules(language, settings.rules());
        } catch (IllegalArgumentException wrong) {
            throw new GuardStartException("lintel.guard.access.rules." + wrong.getMessage(), "Mend the expression.");
        }
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor lintelAllowed(NamedRules rules) {
        ComposablePointcut allowed = new ComposablePointcut(new AnnotationMatchingPointcut(Allowed.class, true))
                .union(new AnnotationMatchingPointcut(null, Allowed.class, true));
        AuthorizationManagerBeforeMethodInterceptor advice =
                new AuthorizationManagerBeforeMethodInterceptor(allowed, rules);
        advice.setOrder(AuthorizationInterceptorsOrder.PRE_AUTHORIZE.getOrder() + 1);
        return advice;
    }

    @Bean
    SmartInitializingSingleton lintelRulesCheck(NamedRules rules, ApplicationContext context) {
        return () -> {
            Set<String> unknown = new TreeSet<>();
            for (String name : context.getBeanDefinitionNames()) {
                Class<?> type = context.getType(name, false);
                if (type != null && !type.getName().startsWith("org.springframework.")) {
                    unknown.addAll(unknown(ClassUtils.getUserClass(type), rules.names()));
                }
            }
            if (!unknown.isEmpty()) {
                throw new GuardStartException(
                        "No rule is called " + String.join(", ", unknown) + ".",
                        "Write it under lintel.guard.access.rules.");
            }
        };
    }

    private static Set<String> unknown(Class<?> type, Set<String> known) {
        Set<String> found = new TreeSet<>();
        Allowed at = AnnotatedElementUtils.findMergedAnnotation(type, Allowed.class);
        if (at != null) {
            found.add(at.value());
        }
        for (Method each : type.getDeclaredMethods()) {
            Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(each, Allowed.class);
            if (allowed != null) {
                found.add(allowed.value());
            }
        }
        found.removeAll(known);
        return found;
    }

    /// Spring Security's rules for paths, asked in somebody's name.
    @Bean
    EndpointRules lintelEndpointRules(
            ObjectProvider<WebInvocationPrivilegeEvaluator> evaluators, RulesSettings settings) {
        Set<String> roles = settings.roles().stream()
                .flatMap(each -> Arrays.stream(each.split(">", -1)))
                .map(each -> ROLE + each.strip())
                .collect(Collectors.toSet());
        return new EndpointRules(new Asked(evaluators), roles);
    }

    /// @param evaluators one for all filter chains
    private record Asked(ObjectProvider<WebInvocationPrivilegeEvaluator> evaluators) implements EndpointRules.Asked {
        @Override
        public boolean anybody(String method, String path) {
            return may(
                    method,
                    path,
                    new AnonymousAuthenticationToken(
                            "lintel-guard", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
        }

        @Override
        public boolean login(String method, String path, List<String> authorities) {
            TestingAuthenticationToken somebody =
                    new TestingAuthenticationToken("somebody", "", AuthorityUtils.createAuthorityList(authorities));
            somebody.setAuthenticated(true);
            return may(method, path, somebody);
        }

        private boolean may(String method, String path, Authentication who) {
            return evaluators.orderedStream().allMatch(each -> each.isAllowed("", path, method, who));
        }
    }

    /// `/actuator/lintelaccess`, where actuator is there and exposes it.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Endpoint.class)
    static class Listing {
        @Bean
        AccessEndpoint lintelAccessEndpoint(
                EndpointRules rules, ObjectProvider<RequestMappingHandlerMapping> mappings) {
            return new AccessEndpoint(rules, mappings);
        }
    }

    /// The list.
    @Endpoint(id = "lintelaccess")
    static class AccessEndpoint {
        private final EndpointRules rules;
        private final ObjectProvider<RequestMappingHandlerMapping> mappings;

        AccessEndpoint(EndpointRules rules, ObjectProvider<RequestMappingHandlerMapping> mappings) {
            this.rules = rules;
            this.mappings = mappings;
        }

        @ReadOperation
        List<EndpointRule> endpoints() {
            return rules.of(mappings.orderedStream().toList());
        }
    }
}
