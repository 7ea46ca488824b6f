/// Micronaut's HTTP server: controllers with their routes, inputs and answers, and the filters before them. Its
/// declarative clients are not looked at here.
@NullMarked
package dev.lintel.read.micronaut;

import org.jspecify.annotations.NullMarked;
