package dev.lintel.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The path variable names a row that must be the caller's: `get(@Owned("order") @PathVariable long id)`. One query
/// asks for the row and its owner together before the handler runs; somebody else's row is 404 like one that is not
/// there.
///
/// What a row is and whose is said once, under `lintel.guard.resources`. The statement that reads or changes the row
/// should say it too, see [dev.lintel.guard.resource.OwnedClient]: a row can change hands in between.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Owned {
    /// The name of the resource.
    String value();
}
