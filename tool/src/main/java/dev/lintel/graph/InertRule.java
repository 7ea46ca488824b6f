package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.Optional;

/// A rule on a method that nothing reads: its kind of annotation was never switched on (Spring Security reference,
/// "Method Security").
///
/// @param annotation of its kind, `@Secured`
/// @param attribute of the switch that turns the kind on; empty for its default
/// @param beside a switch in this application that turns other kinds on; empty where there is none
public record InertRule(OperationId method, String annotation, String attribute, Optional<Span> beside, Span at) {}
