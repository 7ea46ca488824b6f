/// API keys: issued once, kept as digests, found in constant time, revoked for good.
@NullMarked
package dev.lintel.guard.key;

import org.jspecify.annotations.NullMarked;
