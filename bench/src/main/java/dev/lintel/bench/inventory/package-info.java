/// The bench of truth: backends are built and started, and what they say of themselves is held against the map.
@NullMarked
package dev.lintel.bench.inventory;

import org.jspecify.annotations.NullMarked;
