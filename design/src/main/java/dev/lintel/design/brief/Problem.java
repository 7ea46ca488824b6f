package dev.lintel.design.brief;

/// One thing that is wrong with a brief.
///
/// @param line counted from 1
/// @param column counted from 1
/// @param says what is wrong and what to write instead
public record Problem(int line, int column, String says) {}
