/// Changes of tables that are no indexes, each from what was counted or planned: room for updates, vacuum's pace,
/// statistics of columns, partitions. Where the evidence is not there, nothing is proposed.
@NullMarked
package dev.lintel.optimize.postgres.tune;

import org.jspecify.annotations.NullMarked;
