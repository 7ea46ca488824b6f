/// The bench of `lintel optimize` through HTTP: services on a PostgreSQL with many rows, asked before and after what
/// was written is applied. Nothing here knows what will be written.
@NullMarked
package dev.lintel.bench.optimize.endpoint;

import org.jspecify.annotations.NullMarked;
