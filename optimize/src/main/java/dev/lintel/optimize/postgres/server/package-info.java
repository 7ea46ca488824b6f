/// A PostgreSQL server of our own: where its binaries come from, how it is started and stopped, and what is cleaned
/// up when a run of ours died. Knows nothing of what the server is used for.
@NullMarked
package dev.lintel.optimize.postgres.server;

import org.jspecify.annotations.NullMarked;
