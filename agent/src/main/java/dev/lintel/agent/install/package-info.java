/// Makes coding agents know Lintel: the entry in each agent's own file for servers, what the agent is told about it,
/// and a check before it ends. Shown first, merged with what is there, taken back without a trace.
@NullMarked
package dev.lintel.agent.install;

import org.jspecify.annotations.NullMarked;
