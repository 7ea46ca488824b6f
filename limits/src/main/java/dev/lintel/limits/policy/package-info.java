/// The language of policies: who is limited, where, by how much, and what happens when the store is down; read from
/// YAML with every mistake at its line, and written back in the same form. Values only: matching a request is pure,
/// counting is the arithmetic's, deciding what to do with a refusal is guard's.
@NullMarked
package dev.lintel.limits.policy;

import org.jspecify.annotations.NullMarked;
