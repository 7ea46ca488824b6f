package dev.lintel.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A handler that takes effect once per `Idempotency-Key` and caller, however often the request arrives: the first
/// answer is stored and given again.
///
/// Without more, the handler runs in one transaction together with the stored answer: right for a handler that only
/// writes. A handler that calls somebody else, a payment provider, takes an `Idempotency` as a parameter instead and
/// says which part is remote and which is the final write; it holds no connection during the call. Calls by Spring's
/// clients inside the first kind of transaction are refused.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Idempotent {
    /// Whether a request without a key is refused with 400; otherwise it just runs.
    boolean required() default true;
}
