/// Facts become graphs: one `Backend` per application. Routes find their handlers with the chain before them,
/// calls their targets, queries their tables, rules their entries; every edge that cannot be drawn is a gap.
@NullMarked
package dev.lintel.link;

import org.jspecify.annotations.NullMarked;
