/// The sparse clone: a server of our own that plans as the source would, from its catalogs and statistics, with
/// files as long as the source's and nothing in them. Edits pages of B-trees, so it works only on servers of our
/// own.
@NullMarked
package dev.lintel.optimize.postgres.sparse;

import org.jspecify.annotations.NullMarked;
