/// What is written at handlers, for whoever stands before them.
@NullMarked
package dev.lintel.guard.handler;

import org.jspecify.annotations.NullMarked;
