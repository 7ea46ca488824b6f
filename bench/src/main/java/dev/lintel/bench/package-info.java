/// What the benches share: cold processes and what they cost, inputs from Maven Central and from checkouts, and the
/// record of results. Nothing here judges code, and no bench writes into a checkout.
@NullMarked
package dev.lintel.bench;

import org.jspecify.annotations.NullMarked;
