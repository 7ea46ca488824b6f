/// From a resolved body to the steps that practices see: what is called, asked, sent and decided, in order, with
/// loops, branches and transaction borders as written.
@NullMarked
package dev.lintel.link.steps;

import org.jspecify.annotations.NullMarked;
