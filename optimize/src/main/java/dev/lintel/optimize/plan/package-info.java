/// A plan of any engine as a tree, where its time went, and what is wrong with it. No file, no connection, no
/// engine's own words: readers of an engine's output live with that engine.
@NullMarked
package dev.lintel.optimize.plan;

import org.jspecify.annotations.NullMarked;
