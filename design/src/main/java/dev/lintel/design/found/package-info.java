/// The brief of a backend that is there: what its tables, endpoints, rules and settings say, in the words of a brief.
/// It asks the graph alone. What the graph does not know stays out of the brief and among its notes; nothing is
/// guessed to fill a key.
@NullMarked
package dev.lintel.design.found;

import org.jspecify.annotations.NullMarked;
