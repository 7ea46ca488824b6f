package dev.lintel.optimize.rework;

import dev.lintel.finding.Fix;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.source.Span;
import java.util.Optional;

/// What the code around one query could ask for instead.
///
/// @param concerns the stretch of code that it is about
/// @param fix the lines; empty where a person has to decide, and the observation says why
public record Rework(Observation observation, Span concerns, Optional<Fix> fix) {}
