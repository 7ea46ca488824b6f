package dev.lintel.practice.access;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.AnyGuard;
import dev.lintel.graph.Backend;
import dev.lintel.graph.CheckedParts;
import dev.lintel.graph.CheckedParts.Part;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The check before a handler looks at one part of the request, and the row is picked by another: whoever may use
/// project 1 names project 1 and a row of project 2. Known where the row's own table has the column that the check
/// looks at, and nothing holds the two against each other. Private to one examination.
final class PartChecked {
    private static final List<String> CHECKS = List.of("check", "valid", "ensure", "assert", "verify", "require");

    private final Backend backend;
    private final Paths paths;
    private final Map<OperationId, CheckedParts> byHandler = new HashMap<>();

    PartChecked(Backend backend, Paths paths) {
        this.backend = backend;
        this.paths = paths;
        backend.checked()
                .forEach(each -> byHandler.merge(
                        each.handler(),
                        each,
                        (one, other) -> new CheckedParts(
                                one.handler(),
                                one.rule(),
                                Stream.concat(one.parts().stream(), other.parts().stream())
                                        .toList(),
                                one.at())));
    }

    Stream<Finding> in(Endpoint endpoint) {
        CheckedParts checked = byHandler.get(endpoint.handler());
        return checked == null || !isAsked(endpoint.access())
                ? Stream.empty()
                : in(endpoint, checked, paths.of(endpoint));
    }

    private static boolean isAsked(Access access) {
        return access instanceof Access.Restricted restricted
                && restricted.requirements().stream()
                        .anyMatch(each -> each instanceof Requirement.Own || each instanceof Requirement.Expression);
    }

    private Stream<Finding> in(Endpoint endpoint, CheckedParts checked, List<Path> all) {
        Set<String> said = new HashSet<>();
        List<Finding> beside = all.stream()
                .filter(path -> path.step() instanceof Step.Run && !path.guessed())
                .flatMap(path -> picks(path)
                        .flatMap(pick -> beside(pick, checked, path, all).stream()
                                .flatMap(part -> finding(endpoint, checked, part, pick, path, all).stream())))
                .filter(finding -> said.add(finding.root()))
                .toList();
        return beside.isEmpty() && paths.isWhole(endpoint)
                ? PartUnused.of(endpoint, checked, all, backend).stream()
                : beside.stream();
    }

    /// A predicate by which the request alone picks rows of a table by their key.
    private record Pick(Predicate by, Table table, List<Source> sent) {}

    private Stream<Pick> picks(Path path) {
        Shape shape = ((Step.Run) path.step()).query().shape();
        return !shape.complete()
                ? Stream.empty()
                : shape.filter().stream()
                        .filter(each -> each.conjunct()
                                && (each.operator() == Operator.EQUAL || each.operator() == Operator.IN))
                        .flatMap(each -> backend.schema().table(each.column().table()).stream()
                                .filter(table -> table.primaryKey()
                                        .filter(key -> key.columns()
                                                .equals(List.of(each.column().name())))
                                        .isPresent())
                                .map(table -> new Pick(each, table, sources(each, path))))
                        .filter(pick ->
                                !pick.sent().isEmpty() && pick.sent().stream().allMatch(PartChecked::isSent));
    }

    private static List<Source> sources(Predicate predicate, Path path) {
        return predicate.operand() instanceof Operand.Parameter(String name) ? path.argument(name) : List.of();
    }

    private static boolean isSent(Source source) {
        return source instanceof Source.Input
                || source instanceof Source.Derived derived
                        && !derived.from().isEmpty()
                        && derived.from().stream().allMatch(PartChecked::isSent);
    }

    /// The part that is checked in the place of the one that picks the row.
    private Optional<Part> beside(Pick pick, CheckedParts checked, Path path, List<Path> all) {
        boolean picked = checked.parts().stream()
                .anyMatch(part -> part.property().isEmpty() && isBody(part, checked)
                        || pick.sent().stream().anyMatch(source -> source.anyRoot(root -> is(root, part))));
        if (picked) {
            return Optional.empty();
        }
        return checked.parts().stream()
                .filter(part -> pick.table().columns().stream().anyMatch(column -> isAlike(column.name(), part.name())))
                .filter(part -> !isTied(part, pick, all))
                .findFirst();
    }

    /// A rule that names a whole body may look at anything in it.
    private static boolean isBody(Part part, CheckedParts checked) {
        String type = checked.handler().parameters().get(part.parameter());
        return !type.startsWith("java.lang.") && type.contains(".");
    }

    private static boolean is(Source source, Part part) {
        return source instanceof Source.Input input
                && input.parameter() == part.parameter()
                && (part.property().isEmpty()
                        || !input.path().isEmpty() && input.path().getFirst().equals(part.property()));
    }

    /// Whether the checked part and the picked row meet anywhere: in a query, a comparison, or a check of the
    /// project's own.
    private boolean isTied(Part part, Pick pick, List<Path> all) {
        AnyGuard compared = new AnyGuard(guard -> guard.condition()
                .sources()
                .anyMatch(source -> source instanceof Source.Row row
                                && row.path().stream().anyMatch(step -> isAlike(step, part.name()))
                        || is(source, part)));
        return all.stream().anyMatch(each -> compared.test(each) || meets(each, part, pick));
    }

    private static boolean meets(Path path, Part part, Pick pick) {
        return switch (path.step()) {
            case Step.Run run ->
                run.query().shape().reads(pick.table().name())
                        && run.query().shape().filter().stream()
                                .anyMatch(each -> isAlike(each.column().name(), part.name()));
            case Step.Call call ->
                call.targets().stream().anyMatch(target -> checks(target.name())) && handed(path, part);
            case Step.Invoke invoke -> checks(invoke.name()) && handed(path, part);
            default -> false;
        };
    }

    private static boolean handed(Path path, Part part) {
        return path.given()
                .anyMatch(source -> source.anyRoot(root -> is(root, part)
                        || root instanceof Source.Input input
                                && input.parameter() == part.parameter()
                                && input.path().isEmpty()));
    }

    private static boolean checks(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return CHECKS.stream().anyMatch(plain::startsWith);
    }

    /// Whether a column, a property or a variable is called the same: `team_id`, `teamId`.
    static boolean isAlike(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Optional<Finding> finding(
            Endpoint endpoint, CheckedParts checked, Part part, Pick pick, Path path, List<Path> all) {
        RowUse use = RowUse.of(path, all);
        if (use != RowUse.CHANGED && use != RowUse.SHOWN) {
            return Optional.empty();
        }
        boolean writes = use == RowUse.CHANGED;
        String table = pick.table().name();
        Judgement judgement = Judgement.from(Risk.HIGH).loweredIf(!writes, "it only reads");
        return Optional.of(new Finding(
                ObjectNotOwned.GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                endpoint.label(),
                "Whoever passes for one " + part.name() + " can " + (writes ? "change" : "read") + " rows of " + table
                        + " of any other: " + checked.rule() + " does not look at what picks the row.",
                judgement.reasons(),
                endpoint.handler().shortName() + ":" + table,
                List.of(endpoint.label()),
                Trail.start(checked.at(), "checks " + part.name() + " of the request")
                        .then(
                                path.at(),
                                "picks rows of " + table + " by "
                                        + pick.by().column().name() + " alone, which was sent beside it")
                        .then(pick.table().at(), "each row has a " + part.name() + " of its own")
                        .guilty(path.at()),
                Optional.of(new Fix(
                        "Ask for the row and the checked part in one query, and answer 404 when nothing is found.",
                        "",
                        List.of()))));
    }
}
