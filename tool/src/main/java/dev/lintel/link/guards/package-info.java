/// What the target's own code teaches about access: interceptors and filters that turn callers away, and the
/// project's own annotations that they read. Learnt from what the code does, not from a list of names of projects.
@NullMarked
package dev.lintel.link.guards;

import org.jspecify.annotations.NullMarked;
