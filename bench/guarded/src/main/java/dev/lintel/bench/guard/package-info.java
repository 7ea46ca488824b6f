/// What guard costs: parts by JMH, a service with and without it under load, Bucket4j beside it.
@NullMarked
package dev.lintel.bench.guard;

import org.jspecify.annotations.NullMarked;
