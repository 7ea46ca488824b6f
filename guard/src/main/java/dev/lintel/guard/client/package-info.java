/// Who is at the other end: addresses without name look-ups, ranges, and the client behind proxies that are trusted.
/// No header is believed unless the peer that sent it is.
@NullMarked
package dev.lintel.guard.client;

import org.jspecify.annotations.NullMarked;
