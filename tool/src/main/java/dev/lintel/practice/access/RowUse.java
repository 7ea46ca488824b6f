package dev.lintel.practice.access;

import dev.lintel.graph.Path;
import dev.lintel.graph.Query.Gives;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What an endpoint does with the rows that one of its queries gave.
enum RowUse {
    /// They are written, or the query itself writes them.
    CHANGED,
    /// They are part of the answer.
    SHOWN,
    /// Something of them goes to another system or a library, which may give it back.
    HANDED_ON,
    /// Only whether they exist matters, or they are only referred to.
    NONE;

    static RowUse of(Path path, List<Path> all) {
        Step.Run run = (Step.Run) path.step();
        if (run.query().shape().mutates()) {
            return CHANGED;
        }
        if (run.query().gives() == Gives.BOOLEAN || run.query().gives() == Gives.NUMBER) {
            return NONE;
        }
        List<Path> later =
                all.stream().filter(each -> each.order() > path.order()).toList();
        boolean managed = !run.query().entity().isEmpty();
        if (later.stream().anyMatch(each -> changes(each, path.order(), managed))) {
            return CHANGED;
        }
        if (later.stream().anyMatch(each -> each.step() instanceof Step.Return && shows(each, path.order()))
                || copied(later, path.order())) {
            return SHOWN;
        }
        return later.stream().anyMatch(each -> handsOn(each, path.order())) ? HANDED_ON : NONE;
    }

    /// `BeanUtils.copyProperties(row, view)` and the view is answered.
    private static boolean copied(List<Path> later, int run) {
        List<Span> views = later.stream()
                .filter(path -> path.step() instanceof Step.Invoke invoke && COPIES.contains(invoke.name()))
                .filter(path -> values(path).anyMatch(source -> isRow(source, run)))
                .flatMap(RowUse::values)
                .filter(Source.Made.class::isInstance)
                .map(source -> ((Source.Made) source).at())
                .toList();
        return later.stream()
                .filter(path -> path.step() instanceof Step.Return)
                .flatMap(path -> path.argument("value").stream())
                .flatMap(Source::roots)
                .anyMatch(source -> source instanceof Source.Made made && views.contains(made.at()));
    }

    private static boolean handsOn(Path path, int run) {
        boolean leaves = path.step() instanceof Step.Remote || path.step() instanceof Step.Invoke;
        return leaves
                && values(path)
                        .flatMap(Source::roots)
                        .anyMatch(source -> source instanceof Source.Row row
                                && row.run() == run
                                && !row.path().isEmpty());
    }

    private static Stream<Source> values(Path path) {
        return path.arguments().values().stream().flatMap(List::stream);
    }

    private static final Set<String> COPIES = Set.of("copyProperties", "copyNotNullProperties", "copyBean");

    /// Whether the path's query writes, or later steps write the rows that it gave.
    static boolean writes(Path path, List<Path> all) {
        return of(path, all) == CHANGED;
    }

    /// A property of a managed row is set, or the row itself is handed to a query that writes.
    private static boolean changes(Path path, int run, boolean managed) {
        return switch (path.step()) {
            case Step.Put _ -> managed && path.argument("this").stream().anyMatch(source -> isRow(source, run));
            case Step.Run written ->
                written.query().shape().mutates()
                        && path.arguments().values().stream()
                                .flatMap(List::stream)
                                .anyMatch(source -> isRow(source, run));
            default -> false;
        };
    }

    private static boolean isRow(Source source, int run) {
        return switch (source) {
            case Source.Row row -> row.run() == run;
            case Source.Derived derived -> derived.from().stream().anyMatch(from -> isRow(from, run));
            default -> false;
        };
    }

    private static boolean shows(Path path, int run) {
        Stream<Source> roots = path.argument("value").stream().flatMap(Source::roots);
        return roots.anyMatch(source -> source instanceof Source.Row row && row.run() == run);
    }
}
