package dev.lintel.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What clients are told when an exception of the service's own ends a request: `@ProblemCode(value = "out-of-stock",
/// status = 409, title = "Out of stock")`. Its message stays inside unless [#tell] is set.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ProblemCode {
    /// Stays the same for ever; programs decide by it. It becomes the end of the problem's `type`.
    String value();

    /// From 400 to 599.
    int status();

    /// The same for every occurrence.
    String title();

    /// Whether the exception's message was written for clients and becomes the `detail`.
    boolean tell() default false;
}
