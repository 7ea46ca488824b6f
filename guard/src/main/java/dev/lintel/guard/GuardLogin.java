package dev.lintel.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A handler of the service's own that checks a password, a code or a token: attempts are counted by account and by
/// where they come from, and refused before the handler runs when too many have failed. An answer of 401 or 403, or
/// an exception, is a failure.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface GuardLogin {
    /// The component of the request body that names the account.
    String account() default "username";
}
