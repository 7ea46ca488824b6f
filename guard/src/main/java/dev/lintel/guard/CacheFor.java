package dev.lintel.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Successful answers of a handler may be kept for a while: `@CacheFor("60s")`. Everything else is `no-store`, which
/// is Spring Security's default.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CacheFor {
    /// As Spring Boot spells durations.
    String value();

    /// Whether caches that serve several users may keep them. Only where anybody may call, [PublicEndpoint];
    /// elsewhere it fails the start.
    boolean shared() default false;
}
