/// Measures before and after on a copy that its owner named: builds the advised indexes there, runs the statements,
/// compares their rows, and takes the indexes away again. The only package that executes statements of the users.
@NullMarked
package dev.lintel.optimize.postgres.prove;

import org.jspecify.annotations.NullMarked;
