package dev.lintel.guard.boot;

import dev.lintel.guard.ContentTag;
import dev.lintel.guard.handler.AtHandlers;
import dev.lintel.guard.handler.Marked;
import dev.lintel.guard.precondition.CacheAdvice;
import dev.lintel.guard.precondition.ContentTagFilter;
import dev.lintel.guard.precondition.VersionedHandlers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Conditional requests and how long answers may be kept, where handlers say so.
@AutoConfiguration(afterName = "dev.lintel.guard.boot.VersionsAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class PreconditionsAutoConfiguration {
    @Bean
    CacheAdvice lintelCacheAdvice() {
        return new CacheAdvice(text -> DurationStyle.detectAndParse(text)); // not loaded before there is a text
    }

    /// Right behind the filter of idempotent handlers, which never reads.
    private static final int TAGS = -75;

    @Bean
    FilterRegistrationBean<ContentTagFilter> lintelContentTags(
            ObjectProvider<RequestMappingHandlerMapping> mappings, Environment environment) {
        DataSize set = environment.getProperty("lintel.guard.preconditions.most-bytes", DataSize.class);
        DataSize mostBytes = set == null ? DataSize.ofMegabytes(1) : set;
        SingletonSupplier<Marked<ContentTag>> handlers = SingletonSupplier.of(() -> new Marked<>(
                mappings.orderedStream().toList(),
                (type, method) -> AtHandlers.nearest(ContentTag.class, type, method)));
        FilterRegistrationBean<ContentTagFilter> registration =
                new FilterRegistrationBean<>(new ContentTagFilter(handlers::obtain, (int) mostBytes.toBytes()));
        registration.setName("lintel-content-tags");
        registration.setOrder(TAGS);
        return registration;
    }

    @Bean
    SmartInitializingSingleton lintelPreconditionsCheck(
            CacheAdvice caches,
            ObjectProvider<VersionedHandlers> versions,
            ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return () -> {
            VersionedHandlers versioned = versions.getIfAvailable();
            for (RequestMappingHandlerMapping mapping : mappings) {
                for (HandlerMethod handler : mapping.getHandlerMethods().values()) {
                    caches.learn(handler);
                    if (versioned != null) {
                        versioned.learn(handler);
                    }
                }
            }
        };
    }
}
