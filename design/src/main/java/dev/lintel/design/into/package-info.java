/// Adds one resource of a brief to a backend that is there, in that backend's own style: where its classes stand, how
/// rows are numbered, how migrations are, who is let in and how failures are told. What it cannot do in that style it
/// refuses, with the reason. It changes nothing itself: the answer is a patch.
@NullMarked
package dev.lintel.design.into;

import org.jspecify.annotations.NullMarked;
