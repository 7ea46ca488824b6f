/// What a database holds, as any engine would say it: tables with their sizes and columns, indexes, keys, and how
/// often each is read and written. Values only; the engines' packages fill them.
@NullMarked
package dev.lintel.optimize.catalog;

import org.jspecify.annotations.NullMarked;
