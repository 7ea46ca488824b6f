package dev.lintel.practice.response;

import dev.lintel.graph.Path;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import java.util.List;
import java.util.stream.Stream;

/// Whether a handler answers nothing but a row that the caller just made, or rows that belong to the caller's proven
/// identity.
///
/// @param entity the mapped class that is in the answer
record OwnAnswer(List<Path> paths, String entity) {
    OwnAnswer {
        paths = List.copyOf(paths);
    }

    /// Known to be so of all that is answered. What a wrapper holds besides, a code or a message, says nothing.
    boolean isAll() {
        List<Source> told = paths.stream()
                .filter(path -> path.step() instanceof Step.Return && path.via().isEmpty())
                .flatMap(path -> path.argument("value").stream())
                .flatMap(this::told)
                .toList();
        return told.stream().anyMatch(this::isOwn)
                && told.stream().filter(OwnAnswer::isOthers).allMatch(this::isOwn);
    }

    /// The rows that are answered, out of what wraps them. What a row of the caller's own was filled with is the
    /// caller's as well.
    private Stream<Source> told(Source source) {
        return switch (source) {
            case Source.Made made
            when !made.type().equals(entity) ->
                made.properties().values().stream().flatMap(List::stream).flatMap(this::told);
            case Source.Derived derived -> derived.from().stream().flatMap(this::told);
            default -> Stream.of(source);
        };
    }

    private boolean isOwn(Source source) {
        return switch (source) {
            case Source.Principal _ -> true;
            case Source.Made made -> made.type().equals(entity);
            case Source.Row row -> row.query().shape().mutates() || isAskedByCaller(row);
            case Source.Input _,
                    Source.Request _,
                    Source.Answered _,
                    Source.State _,
                    Source.Fresh _,
                    Source.Constant _,
                    Source.Setting _,
                    Source.Derived _,
                    Source.Unknown _ -> false;
        };
    }

    /// Where other people's rows come from.
    private static boolean isOthers(Source source) {
        return source instanceof Source.Row || source instanceof Source.Answered || source instanceof Source.State;
    }

    /// The query that gave the row asked for those of who calls; all but hers are bound to her as well.
    private boolean isAskedByCaller(Source.Row row) {
        return paths.stream()
                .filter(path -> path.order() == row.run())
                .anyMatch(path -> row.query().shape().filter().stream()
                        .filter(each -> each.conjunct() && !each.optional() && each.operator() == Operator.EQUAL)
                        .anyMatch(each -> each.operand() instanceof Operand.Parameter(String name)
                                && path.argument(name).stream()
                                        .anyMatch(sent -> sent.anyRoot(Source.Principal.class::isInstance))));
    }
}
