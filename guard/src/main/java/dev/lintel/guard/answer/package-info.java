/// What goes out and comes in besides the content: header fields from a list, bounds of bodies, chosen members of
/// answers, and lists that are too long for memory.
@NullMarked
package dev.lintel.guard.answer;

import org.jspecify.annotations.NullMarked;
