/// Routes that code adds to a server one by one, with lambdas or method references as handlers: Javalin, Spark,
/// Helidon. What stands before them is read as far as it refuses callers at the same place.
@NullMarked
package dev.lintel.read.routes;

import org.jspecify.annotations.NullMarked;
