package dev.lintel.graph;

import dev.lintel.source.Span;

/// A place where a page writes a parameter of the request into HTML as it is.
///
/// @param parameter its name in the request
/// @param read where the page takes it from the request; the same as `at` when it is written there and then
/// @param at where it is written
public record Printed(String parameter, Span read, Span at) {}
