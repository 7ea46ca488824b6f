/// How guard stands in the way of a request: what its servlet filters have in common.
@NullMarked
package dev.lintel.guard.filter;

import org.jspecify.annotations.NullMarked;
