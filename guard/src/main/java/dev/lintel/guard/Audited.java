package dev.lintel.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method whose calls stand in the audit log: `@Audited(value = "order.refund", object = "order", id = "orderId")`.
/// The call and its entry are one transaction: both are there, or neither. A call that throws leaves an entry of its
/// own, `failed` or `denied`, after its transaction is undone; any exception undoes it.
///
/// For what was before and after, call [dev.lintel.guard.audit.AuditLog#write] in the method instead.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Audited {
    /// What is done, in the words of the service.
    String value();

    /// The kind of thing that it is done to.
    String object() default "";

    /// The parameter that names the thing.
    String id() default "id";
}
