/// The bench of `lintel optimize` on TPC-H: how true the sparse clone is, and what the advised indexes really give.
/// Data are made at run time by a library; the questions are worded by us.
@NullMarked
package dev.lintel.bench.optimize;

import org.jspecify.annotations.NullMarked;
