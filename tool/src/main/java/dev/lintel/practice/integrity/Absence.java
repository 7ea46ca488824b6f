package dev.lintel.practice.integrity;

import dev.lintel.graph.Guard.Condition;
import dev.lintel.graph.Path;
import dev.lintel.graph.Source;
import java.util.List;
import java.util.Set;

/// Reads from a condition whether it says that one query found nothing.
///
/// @param run the order of the query's path
record Absence(int run) {
    private static final Set<String> WHOLE = Set.of("*", "[]");
    private static final Set<String> WRAPS = Set.of("ofNullable", "of", "stream", "findFirst", "findAny", "map");
    private static final Set<String> SAYS_SOMETHING = Set.of("isNotEmpty", "nonNull", "isPresent", "isNotNull", "any");

    static Absence of(int run) {
        return new Absence(run);
    }

    /// Whether control gets there only, or also, when the query found nothing, and not when it found what it
    /// looked for.
    boolean decides(Path later) {
        return later.guards().stream().anyMatch(guard -> said(guard.condition(), true));
    }

    private boolean said(Condition condition, boolean holds) {
        return switch (condition) {
            case Condition.Not not -> said(not.inner(), !holds);
            case Condition.All all -> all.of().stream().anyMatch(each -> said(each, holds));
            case Condition.Any any -> any.of().stream().anyMatch(each -> said(each, holds));
            case Condition.Test test -> tested(test, holds);
            case Condition.Comparison comparison -> compared(comparison, holds);
        };
    }

    private boolean tested(Condition.Test test, boolean holds) {
        return switch (test.test()) {
            case "present" -> !holds && found(test.value());
            case "empty", "null", "blank" -> holds && found(test.value());
            case "true" -> !holds && (found(test.value()) || something(test.value()));
            default -> false;
        };
    }

    /// `count == 0`, `count > 0`, `count < 1`.
    private boolean compared(Condition.Comparison comparison, boolean holds) {
        if (!counted(comparison.left()) || comparison.right().size() != 1) {
            return false;
        }
        Object bound = comparison.right().getFirst() instanceof Source.Constant constant ? constant.value() : "";
        String written = comparison.operator() + " " + bound;
        return switch (written) {
            case "== 0", "< 1", "<= 0", "== false" -> holds;
            case "!= 0", "> 0", ">= 1", "== 1", "== true" -> !holds;
            default -> false;
        };
    }

    private boolean found(List<Source> value) {
        return value.stream().anyMatch(this::found);
    }

    private boolean found(Source source) {
        return source instanceof Source.Row row && row.run() == run && WHOLE.containsAll(row.path())
                || derived(source, WRAPS);
    }

    private boolean counted(List<Source> value) {
        return found(value) || value.stream().anyMatch(source -> derived(source, Set.of("size", "length", "count")));
    }

    private boolean something(List<Source> value) {
        return value.stream().anyMatch(source -> derived(source, SAYS_SOMETHING));
    }

    private boolean derived(Source source, Set<String> functions) {
        return source instanceof Source.Derived derived
                && functions.contains(
                        derived.function().substring(derived.function().lastIndexOf('.') + 1))
                && found(derived.from());
    }
}
