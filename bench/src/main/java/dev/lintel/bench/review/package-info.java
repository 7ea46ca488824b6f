/// The bench of time and memory: the tool beside its peers, on the same sources, in cold processes.
@NullMarked
package dev.lintel.bench.review;

import org.jspecify.annotations.NullMarked;
