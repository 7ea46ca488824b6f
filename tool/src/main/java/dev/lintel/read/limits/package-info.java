/// What bounds how often somebody may call: annotations of libraries and of the target's own, filters and
/// interceptors that count and reject, settings, and deployment files. A limit whose reach cannot be told is
/// taken to reach everything: "not limited" is only said where it is known.
@NullMarked
package dev.lintel.read.limits;

import org.jspecify.annotations.NullMarked;
