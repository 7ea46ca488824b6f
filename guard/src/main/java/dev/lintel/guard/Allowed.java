package dev.lintel.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Only for callers whom a rule of `lintel.guard.access.rules` allows: `@Allowed("refund")`. All rules stand in one
/// place, in the language of Spring Security: `hasRole('STAFF') and #amount <= 10000`. A name without a rule fails
/// the start.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allowed {
    /// The name of the rule.
    String value();
}
