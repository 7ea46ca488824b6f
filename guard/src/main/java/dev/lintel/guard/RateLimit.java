package dev.lintel.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Limits a handler, or all handlers of a controller, beside what the policy says: `@RateLimit("5/min burst 3")`. A
/// mistake in it fails the start.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RateLimit {
    /// Limits as a policy spells them; all must admit. A single plain rate over more than a second gets a second
    /// window.
    String[] value();

    /// Whose requests are counted together: `address`, `user` (of anonymous callers the address), `key`, `everyone`,
    /// or the name of a source of the service's own.
    String by() default "user";

    /// What a call takes.
    int cost() default 1;

    /// Calls of one subject at the same time; 0 is no bound.
    int concurrent() default 0;

    /// Only count and tell.
    boolean report() default false;
}
