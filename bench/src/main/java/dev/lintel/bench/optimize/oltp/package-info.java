/// The bench of `lintel optimize` on a help desk's traffic: what was planted must be found, what only looks like a
/// defect left alone. The key stands beside the schema and was written before the advisor was looked at.
@NullMarked
package dev.lintel.bench.optimize.oltp;

import org.jspecify.annotations.NullMarked;
