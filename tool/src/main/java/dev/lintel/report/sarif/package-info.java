/// The verdict as SARIF 2.1.0 (OASIS Standard, 2020), for code hosts and editors.
@NullMarked
package dev.lintel.report.sarif;

import org.jspecify.annotations.NullMarked;
