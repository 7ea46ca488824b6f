package dev.lintel.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Callers may choose the members of a JSON answer: `?fields=id,lines.sku`. Only of those that are listed; another
/// one is 400 before the handler runs.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Selectable {
    /// What may be chosen. A member stands for everything in it; `lines.sku` for that part of it.
    String[] value();

    /// The member under which a page keeps its list, if the answer is a page.
    String within() default "";
}
