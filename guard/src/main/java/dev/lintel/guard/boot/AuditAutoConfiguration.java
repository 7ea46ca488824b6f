package dev.lintel.guard.boot;

import dev.lintel.guard.Audited;
import dev.lintel.guard.audit.AuditAdvice;
import dev.lintel.guard.audit.AuditChain;
import dev.lintel.guard.audit.AuditKeeper;
import dev.lintel.guard.audit.AuditLog;
import dev.lintel.guard.audit.Caller;
import dev.lintel.guard.audit.RefusalFilter;
import dev.lintel.guard.client.ClientAddress;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// The audit log, where it is asked for.
@AutoConfiguration(
        after = {TablesAutoConfiguration.class, LimitsAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(JdbcTemplate.class)
@ConditionalOnProperty("lintel.guard.audit.enabled")
@EnableConfigurationProperties(AuditSettings.class)
public class AuditAutoConfiguration {
    private static final int SHORTEST_KEY = 16;

    /// Around everything that refuses, and behind the filter that gives a request its trace.
    private static final int REFUSALS = -140;

    @Bean
    AuditLog lintelAuditLog(
            GuardTables tables,
            ObjectProvider<PlatformTransactionManager> transactions,
            AuditSettings settings,
            ClientAddress addresses) {
        return new AuditLog(
                jdbc(tables),
                manager(transactions),
                settings.fields(),
                settings.masked(),
                callers(addresses),
                settings.onFailure() == AuditSettings.Failing.REFUSE);
    }

    private static JdbcTemplate jdbc(GuardTables tables) {
        JdbcTemplate jdbc = new JdbcTemplate(tables.database("lintel.guard.audit.enabled is set"));
        tables.need("lintel_guard_audit", AuditLog.class, "audit.sql");
        return jdbc;
    }

    private static PlatformTransactionManager manager(ObjectProvider<PlatformTransactionManager> transactions) {
        PlatformTransactionManager manager = transactions.getIfAvailable();
        if (manager == null) {
            throw new GuardStartException(
                    "lintel.guard.audit.enabled is set, and there is no transaction manager.",
                    "Add spring-boot-starter-jdbc or -data-jpa.");
        }
        return manager;
    }

    private static Caller caller(HttpServletRequest request, ClientAddress addresses, @Nullable Principal user) {
        String agent = request.getHeader("User-Agent");
        return new Caller(
                user == null ? "anonymous" : user.getName(),
                addresses.of(request).toString(),
                agent == null ? "" : agent);
    }

    private static Supplier<Caller> callers(ClientAddress addresses) {
        return () -> {
            if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
                return Caller.SYSTEM;
            }
            return caller(
                    attributes.getRequest(), addresses, attributes.getRequest().getUserPrincipal());
        };
    }

    @Bean
    AuditChain lintelAuditChain(
            GuardTables tables, ObjectProvider<PlatformTransactionManager> transactions, AuditSettings settings) {
        String key = settings.key() == null ? "" : settings.key();
        if (!key.isEmpty() && key.length() < SHORTEST_KEY) {
            throw new GuardStartException(
                    "lintel.guard.audit.key has only " + key.length() + " characters.", "Use a random one of 32.");
        }
        return new AuditChain(jdbc(tables), manager(transactions), key.getBytes(StandardCharsets.UTF_8));
    }

    @Bean
    FilterRegistrationBean<RefusalFilter> lintelAuditedRefusals(
            AuditLog log, AuditSettings settings, ClientAddress addresses, ObjectProvider<LoggedIn> users) {
        boolean none = settings.refusals().equals("none");
        LoggedIn user = users.getIfAvailable(() -> request -> Optional.ofNullable(request.getUserPrincipal()));
        RefusalFilter filter = new RefusalFilter(
                log,
                request -> caller(request, addresses, user.of(request).orElse(null)),
                none ? List.of() : refusals(settings.refusals()));
        FilterRegistrationBean<RefusalFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setName("lintel-audited-refusals");
        registration.setEnabled(!none);
        registration.setOrder(REFUSALS);
        return registration;
    }

    private static List<Limit> refusals(String text) {
        try {
            return List.of(LimitText.read(text));
        } catch (IllegalArgumentException wrong) {
            throw new GuardStartException(
                    "lintel.guard.audit.refusals: " + wrong.getMessage(), "Write a limit such as 20/min, or none.");
        }
    }

    @Bean(initMethod = "start")
    AuditKeeper lintelAuditKeeper(AuditLog log, AuditChain chain, AuditSettings settings) {
        return new AuditKeeper(log, chain, Optional.ofNullable(settings.keep()));
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor lintelAudited(
            ObjectProvider<AuditLog> log, ObjectProvider<PlatformTransactionManager> transactions) {
        return new DefaultPointcutAdvisor(new AnnotationMatchingPointcut(null, Audited.class, true), (MethodInterceptor)
                call -> new AuditAdvice(log.getObject(), transactions.getObject()).invoke(call));
    }

    /// `/actuator/lintelaudit`, where actuator is there and exposes it.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Endpoint.class)
    static class Looking {
        @Bean
        AuditEndpoint lintelAuditEndpoint(AuditChain chain) {
            return new AuditEndpoint(chain);
        }
    }

    /// Who is logged in, asked while a request is on its way: a filter in front of Spring Security has the request
    /// without its user.
    @FunctionalInterface
    interface LoggedIn {
        Optional<Principal> of(HttpServletRequest request);
    }

    /// As Spring Security knows it.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SecurityContextHolder.class)
    static class Security {
        @Bean
        LoggedIn lintelLoggedIn() {
            return request -> Optional.<Principal>ofNullable(
                            SecurityContextHolder.getContext().getAuthentication())
                    .filter(each -> !(each instanceof AnonymousAuthenticationToken));
        }
    }

    /// Whether the chain is whole.
    @Endpoint(id = "lintelaudit")
    static class AuditEndpoint {
        private final AuditChain chain;

        AuditEndpoint(AuditChain chain) {
            this.chain = chain;
        }

        @ReadOperation
        AuditChain.Verification verify() {
            return chain.verify(Optional.empty());
        }
    }
}
