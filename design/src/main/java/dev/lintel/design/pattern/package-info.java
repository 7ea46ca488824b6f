/// The briefs that come with the tool, and which of them is nearest to a sentence. Each says in its first line what
/// it is for; nothing about any of them is said here.
@NullMarked
package dev.lintel.design.pattern;

import org.jspecify.annotations.NullMarked;
