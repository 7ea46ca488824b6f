/// Who may call an endpoint: the security facts of one application (filter chains, ignored paths, method rules,
/// what is there by mere presence) evaluated for each endpoint's path pattern as the framework evaluates them for
/// each request. What could not be read makes the access unknown, never public.
@NullMarked
package dev.lintel.link.access;

import org.jspecify.annotations.NullMarked;
