/// Published ways of choosing indexes, written anew after their papers and the descriptions in the evaluation of
/// Kossmann, Halfpap, Jankrift and Schlosser ("Magic mirror in my hand, which is the best in the land?", VLDB 2020),
/// to be asked beside Lintel's on the same clone, with the same sizes and the same budgets. None is tuned here.
@NullMarked
package dev.lintel.bench.optimize.rival;

import org.jspecify.annotations.NullMarked;
