/// The backend graph: applications, entries, operations, steps, paths, queries, schema, settings, clients, and
/// what is not known. Immutable, no parsing, no input or output. It is the vocabulary of every verb.
@NullMarked
package dev.lintel.graph;

import org.jspecify.annotations.NullMarked;
