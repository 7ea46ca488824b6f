/// The bench of precision: draws findings for people to judge, and counts their verdicts.
@NullMarked
package dev.lintel.bench.precision;

import org.jspecify.annotations.NullMarked;
