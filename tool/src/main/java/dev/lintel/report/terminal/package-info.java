/// The verdict for the eye: 80 columns, colour only for risk words, carets and diffs, and never as the only
/// carrier of meaning.
@NullMarked
package dev.lintel.report.terminal;

import org.jspecify.annotations.NullMarked;
