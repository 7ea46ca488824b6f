/// Runs lowered bodies on abstract values: one body at a time to a fixed point over the branches that are feasible,
/// calls by value context (Sharir and Pnueli 1981; Padhye and Khedker 2013), library calls by what they are known to
/// do. Everything here belongs to the run of one entry and ends with it, except the shared
/// [dev.lintel.flow.run.World].
@NullMarked
package dev.lintel.flow.run;

import org.jspecify.annotations.NullMarked;
