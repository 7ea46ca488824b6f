package dev.lintel.read.security;

import dev.lintel.code.Expression.Call;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;

/// Where one rule stands in a long chain of calls: from the matcher's own name to the end of the decision. The place
/// of a call begins where the whole chain begins, which would be the same for all rules.
record RulePlace(SourceId file) {
    Span of(Call matcher, Call decision) {
        Span start = name(matcher);
        Span end = decision.at(file);
        return new Span(file, start.line(), start.column(), end.endLine(), end.endColumn());
    }

    private Span name(Call matcher) {
        Span whole = matcher.at(file);
        return matcher.receiver()
                .map(receiver -> receiver.at(file))
                .map(before -> new Span(
                        file,
                        line(matcher, before),
                        before.endLine() == line(matcher, before) ? before.endColumn() : 1,
                        whole.endLine(),
                        whole.endColumn()))
                .orElse(whole);
    }

    /// Where a chain is laid out one call a line, the name stands on the line of the call's end or of its first
    /// argument.
    private int line(Call call, Span before) {
        return call.arguments().isEmpty()
                ? call.at(file).endLine()
                : Math.max(
                        before.endLine(), call.arguments().getFirst().at(file).line());
    }
}
