/// Joins guard to Spring Boot: settings, beans, their order, and a start that fails with a sentence when something
/// that was asked for cannot be done. No logic of protection lives here.
@NullMarked
package dev.lintel.guard.boot;

import org.jspecify.annotations.NullMarked;
