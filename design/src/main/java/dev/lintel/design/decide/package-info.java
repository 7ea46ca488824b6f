/// Decisions: pure functions of the brief and its numbers. Each says what, why with the figures it computed, what
/// else was possible and why not, and what would change its mind. Nothing here writes a file or prints.
@NullMarked
package dev.lintel.design.decide;

import org.jspecify.annotations.NullMarked;
