/// Whom the target's clients believe: code that takes any certificate, or one for any host.
@NullMarked
package dev.lintel.read.peers;

import org.jspecify.annotations.NullMarked;
