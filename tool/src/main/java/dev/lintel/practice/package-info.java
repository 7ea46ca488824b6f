/// The catalogue: one practice a file, by area. A practice is a pure function from the backend graph to findings;
/// it sees no syntax, no file and no clock. One that needs to know more teaches the graph.
@NullMarked
package dev.lintel.practice;

import org.jspecify.annotations.NullMarked;
