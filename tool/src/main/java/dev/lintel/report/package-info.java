/// A verdict as people and machines read it: terminal, JSON, SARIF. Reports decide nothing; what is shown was
/// decided before. They open files only to quote them.
@NullMarked
package dev.lintel.report;

import org.jspecify.annotations.NullMarked;
