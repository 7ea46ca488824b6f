package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.Optional;

/// A place where code that connects over TLS believes whoever answers.
///
/// @param what left unchecked: any certificate is taken, or a good one of any other host
/// @param in qualified class that puts it to use
/// @param process whether it holds for every connection of the process
/// @param onlyWhere names in the condition under which it is put to use, when it is a switch for this
/// @param accepts where the code says yes to everybody
/// @param at where that is put to use
public record Trusting(What what, String in, boolean process, Optional<String> onlyWhere, Span accepts, Span at) {
    public enum What {
        ANY_CERTIFICATE,
        ANY_HOST
    }
}
