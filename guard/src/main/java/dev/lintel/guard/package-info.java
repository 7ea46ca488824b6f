/// What a service writes to be protected: annotations for its handlers and its start. Everything else is configured
/// under `lintel.guard.*`; the packages below do the work and are not meant to be called.
@NullMarked
package dev.lintel.guard;

import org.jspecify.annotations.NullMarked;
