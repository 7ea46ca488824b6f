package dev.lintel.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that anybody may call a handler, or all handlers of a controller, and that this is meant. The rules of Spring
/// Security still decide; guard looks at the start whether the two agree.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface PublicEndpoint {
    /// Why it is open, for whoever reviews it.
    String value() default "";
}
