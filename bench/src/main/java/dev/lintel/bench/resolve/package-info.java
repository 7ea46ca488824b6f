/// The benches of the Java front end: how many calls find their owner, whether the compiler agrees, and what
/// resolving costs beside parsing.
@NullMarked
package dev.lintel.bench.resolve;

import org.jspecify.annotations.NullMarked;
