package dev.lintel.read.java;

import dev.lintel.code.Node;

/// A member's code, resolved: a block or an expression.
///
/// @param graded its calls by grade, in the order of [dev.lintel.code.Grade]; empty for code that is counted with
///     the code around it
record Resolved(Node form, int[] graded) {}
