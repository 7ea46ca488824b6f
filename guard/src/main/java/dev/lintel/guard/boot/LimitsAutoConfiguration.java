package dev.lintel.guard.boot;

import dev.lintel.guard.client.ClientAddress;
import dev.lintel.guard.client.Range;
import dev.lintel.guard.limit.Counter;
import dev.lintel.guard.limit.LimitEvents;
import dev.lintel.guard.limit.LimitStore;
import dev.lintel.guard.limit.Limiter;
import dev.lintel.guard.limit.Stage;
import dev.lintel.guard.limit.web.CallerSource;
import dev.lintel.guard.limit.web.HandlerLimits;
import dev.lintel.guard.limit.web.Identity;
import dev.lintel.guard.limit.web.LaterCosts;
import dev.lintel.guard.limit.web.LimitFilter;
import dev.lintel.guard.limit.web.RefusalAnswer;
import dev.lintel.guard.limit.web.SubjectSource;
import dev.lintel.limits.policy.Caller;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;

/// Rate limits: two filters around those of Spring Security, and what stands at handlers.
@AutoConfiguration(
        afterName = {
            "dev.lintel.guard.boot.SecurityCallersAutoConfiguration",
            "dev.lintel.guard.boot.MeteredLimitsAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class LimitsAutoConfiguration {
    /// Spring Security's filters stand at -100.
    private static final int BEFORE = -110;

    private static final int AFTER = -90;

    private static final boolean SECURITY = ClassUtils.isPresent(
            "org.springframework.security.config.Customizer", LimitsAutoConfiguration.class.getClassLoader());

    @Bean
    LimitsSettings lintelLimitsSettings(Environment environment) {
        return LimitsSettings.of(environment);
    }

    @Bean
    @ConditionalOnMissingBean
    Counter lintelCounter(LimitsSettings settings, ObjectProvider<GuardTables> tables, ObjectProvider<LimitStore> own) {
        return new Counters(settings, tables::getObject).counter(own.getIfAvailable());
    }

    @Bean
    @ConditionalOnMissingBean
    ClientAddress lintelClientAddress(Environment environment) {
        ClientSettings settings = ClientSettings.of(environment);
        try {
            return new ClientAddress(
                    settings.trustedProxies().stream().map(Range::of).toList(), settings.field());
        } catch (IllegalArgumentException wrong) {
            throw new GuardStartException(
                    String.valueOf(wrong.getMessage()), "Mend lintel.guard.client.trusted-proxies.");
        }
    }

    @Bean
    @ConditionalOnMissingBean
    CallerSource lintelCallers() {
        return request ->
                request.getUserPrincipal() == null ? Caller.ANONYMOUS : new Caller(true, Set.of(), Optional.empty());
    }

    @Bean
    Identity lintelIdentity(ClientAddress addresses, CallerSource callers, ObjectProvider<SubjectSource> own) {
        return new Identity(addresses, callers, own.orderedStream().toList());
    }

    @Bean
    PolicyInForce lintelPolicy(LimitsSettings settings, ResourceLoader resources, Identity identity) {
        return PolicyInForce.of(settings, resources, identity);
    }

    @Bean
    Limiter lintelLimiter(
            PolicyInForce policy, Counter counter, ObjectProvider<LimitEvents> events, LimitsSettings settings) {
        Limiter limiter = new Limiter(
                policy.policy(), counter, events.getIfAvailable(() -> LimitEvents.NONE), settings.reportOnly());
        policy.follow(limiter, settings.reload());
        return limiter;
    }

    @Bean
    FilterRegistrationBean<LimitFilter> lintelLimitsBeforeAuthentication(
            Limiter limiter, Identity identity, LimitsSettings settings) {
        RefusalAnswer answer = new RefusalAnswer(settings.retryAfterJitter());
        return filter(
                "lintel-limits-before-authentication",
                BEFORE,
                new LimitFilter(Stage.BEFORE_AUTHENTICATION, limiter, identity, answer));
    }

    @Bean
    FilterRegistrationBean<LimitFilter> lintelLimitsAfterAuthentication(
            Limiter limiter, Identity identity, LimitsSettings settings) {
        RefusalAnswer answer = new RefusalAnswer(settings.retryAfterJitter());
        FilterRegistrationBean<LimitFilter> registration = filter(
                "lintel-limits-after-authentication",
                AFTER,
                new LimitFilter(Stage.AFTER_AUTHENTICATION, limiter, identity, answer));
        registration.setEnabled(!(settings.countRefused() && SECURITY));
        return registration;
    }

    @Bean
    LaterCosts lintelLaterCosts(Limiter limiter, Identity identity) {
        return new LaterCosts(limiter, identity);
    }

    private static FilterRegistrationBean<LimitFilter> filter(String name, int order, LimitFilter filter) {
        FilterRegistrationBean<LimitFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.setOrder(order);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    HandlerLimits lintelHandlerLimits(Limiter limiter, Identity identity, LimitsSettings settings) {
        return new HandlerLimits(limiter, identity, new RefusalAnswer(settings.retryAfterJitter()));
    }
}
