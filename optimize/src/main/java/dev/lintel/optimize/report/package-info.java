/// What the verb prints: plans, findings and proposals as text of 80 columns. Reads values only.
@NullMarked
package dev.lintel.optimize.report;

import org.jspecify.annotations.NullMarked;
