package dev.lintel.source;

/// Something that could not be read or decided: where, what, and what therefore stays unknown. A gap is never
/// read as "fine" and never as "open".
///
/// @param what one clause for people, "the security configuration is built in a loop"
/// @param consequence what is not judged because of it, "access of 12 endpoints is unknown"
public record Gap(Span at, String what, String consequence) {}
