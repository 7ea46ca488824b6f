package dev.lintel.guard.audit;

/// What the log says of one act. Texts are bounded before they get here.
///
/// @param actor the caller's name, or `system`
/// @param address from where, as far as proxies that are trusted tell
/// @param agent what the client calls itself
/// @param before chosen fields as JSON, or empty
/// @param after the same afterwards
/// @param trace the id of the request
record Entry(
        String actor,
        String address,
        String agent,
        String action,
        String object,
        String id,
        Outcome outcome,
        String before,
        String after,
        String trace) {}
