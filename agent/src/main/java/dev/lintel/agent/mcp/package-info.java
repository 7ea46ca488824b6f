/// The door for coding agents: tools over the graph and the findings by the Model Context Protocol. Answers are
/// short, ranked and paged; text that comes from the repository is marked as data. No tool writes unless the server
/// was started to allow it.
@NullMarked
package dev.lintel.agent.mcp;

import org.jspecify.annotations.NullMarked;
