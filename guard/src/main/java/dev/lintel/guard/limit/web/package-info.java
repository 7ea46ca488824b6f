/// Limits at the edge of a servlet application: filters before and after authentication, limits at handlers, header
/// fields and the answer 429.
@NullMarked
package dev.lintel.guard.limit.web;

import org.jspecify.annotations.NullMarked;
