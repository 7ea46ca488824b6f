/// Writes a tree of Java sources anew so that it means the same and looks different: every name of its own changed,
/// methods taken apart and put together, calls replaced by their equivalents, members in another order. What judges
/// the tree by its names or its shape alone then judges differently. It stands on the JDK's own compiler, which knows
/// what every name means and says at once when a step broke something. No part of the tool is used here.
@NullMarked
package dev.lintel.bench.flow.transform;

import org.jspecify.annotations.NullMarked;
