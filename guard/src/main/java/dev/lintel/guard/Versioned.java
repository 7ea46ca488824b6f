package dev.lintel.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The row that a handler serves has a version (`lintel.guard.resources.….version`), and answers carry it as an
/// `ETag`. `If-None-Match` is answered with 304 and `If-Match` with 412 before the handler runs; a write without
/// `If-Match` is 428 (RFC 9110 §13, RFC 6585 §3).
///
/// Two writers can pass together. The one that comes late is only seen by the statement: take an
/// [dev.lintel.guard.precondition.ExpectedVersion] as a parameter and put it into the condition.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Versioned {
    /// The name of the resource.
    String value();

    /// The path variable that holds its key.
    String key() default "id";

    /// Whether a write must say which version it changes.
    boolean required() default true;
}
