/// Statements said in another way: the same rows for less work, or what would differ. One file for each way, from the
/// parser's tree of the statement and the catalog; what cannot be shown to be right is not said. Beside them the
/// indexes that an operator needs and no estimate covers. No I/O.
@NullMarked
package dev.lintel.optimize.postgres.rewrite;

import org.jspecify.annotations.NullMarked;
