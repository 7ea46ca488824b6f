package dev.lintel.guard.boot;

import dev.lintel.guard.answer.BoundFilter;
import dev.lintel.limits.policy.PathPattern;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;

/// Bounds of request bodies, where one is set.
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("lintel.guard.bounds.body")
@EnableConfigurationProperties(BoundsSettings.class)
public class BoundsAutoConfiguration {
    /// Behind the limits before authentication, around whoever reads a body.
    private static final int BOUNDS = -105;

    @Bean
    FilterRegistrationBean<BoundFilter> lintelBounds(BoundsSettings settings) {
        DataSize body = settings.body() == null ? DataSize.ofKilobytes(64) : settings.body();
        List<BoundFilter.Bound> others = settings.paths().entrySet().stream()
                .map(each -> new BoundFilter.Bound(
                        PathPattern.of(each.getKey()), each.getValue().toBytes()))
                .toList();
        FilterRegistrationBean<BoundFilter> registration =
                new FilterRegistrationBean<>(new BoundFilter(body.toBytes(), others));
        registration.setName("lintel-bounds");
        registration.setOrder(BOUNDS);
        return registration;
    }
}
