/// Finds the encoders of passwords that an application hands to its security framework, the framework's own and the
/// target's, and tells which of them hash fast or not at all. Passwords that are stored without an encoder are
/// followed along paths instead.
@NullMarked
package dev.lintel.read.passwords;

import org.jspecify.annotations.NullMarked;
