/// Words of a sentence and the names that a backend gives to things: what was written, brought to a form that can be
/// looked up. Nothing here knows what a sentence means.
@NullMarked
package dev.lintel.agent.words;

import org.jspecify.annotations.NullMarked;
