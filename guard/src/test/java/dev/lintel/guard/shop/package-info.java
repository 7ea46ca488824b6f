/// The small shop that tests protect: a service like any that adds guard, reached over real HTTP.
@NullMarked
package dev.lintel.guard.shop;

import org.jspecify.annotations.NullMarked;
