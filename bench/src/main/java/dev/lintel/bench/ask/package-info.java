/// How well sentences are understood: a set that was written before the grammar was tuned, by another hand, of which
/// the larger part was never looked at.
@NullMarked
package dev.lintel.bench.ask;

import org.jspecify.annotations.NullMarked;
