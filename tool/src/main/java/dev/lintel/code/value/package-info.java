/// Values inside one body: constants and folded strings, and where each expression's value may come from.
/// Reading, steps and flow all ask here, so that a constant or an origin means the same everywhere.
@NullMarked
package dev.lintel.code.value;

import org.jspecify.annotations.NullMarked;
