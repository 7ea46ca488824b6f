/// Twenty-four things that a backend gets wrong, each as one request or a few, and what the right answer is.
@NullMarked
package dev.lintel.bench.design.probe;

import org.jspecify.annotations.NullMarked;
