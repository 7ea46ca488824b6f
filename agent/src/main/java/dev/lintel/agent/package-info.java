/// The architect at one's side: the verbs `ask`, `mcp` and `agent`. All three read one backend into the graph, hold
/// it against the practices and answer from the two; none of them knows anything else, and none guesses.
@NullMarked
package dev.lintel.agent;

import org.jspecify.annotations.NullMarked;
