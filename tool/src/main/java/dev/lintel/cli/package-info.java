/// The command line: verbs, options, settings file, terminal, exit codes, and the wiring of all parts. The only
/// place that prints or exits.
@NullMarked
package dev.lintel.cli;

import org.jspecify.annotations.NullMarked;
