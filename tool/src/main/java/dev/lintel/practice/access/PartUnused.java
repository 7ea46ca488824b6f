package dev.lintel.practice.access;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Risk;
import dev.lintel.graph.AnyGuard;
import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.CheckedParts;
import dev.lintel.graph.CheckedParts.Part;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Path;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An address names an object and what it belongs to, `/teams/{team}/notes/{note}`; the rule on the handler looks
/// at the team, and the handler itself never does: it changes whichever note was named, of any team. Known where
/// the checked part goes nowhere on any way, so that nothing can hold the two against each other.
final class PartUnused {
    private static final int MOST_HOPS = 3;

    private PartUnused() {}

    static Optional<Finding> of(Endpoint endpoint, CheckedParts checked, List<Path> all, Backend backend) {
        List<Input> named = endpoint.inputs().stream()
                .filter(input -> input.kind() == Input.Kind.PATH && position(endpoint, input) >= 0)
                .sorted(Comparator.comparingInt(input -> position(endpoint, input)))
                .toList();
        if (checked.parts().stream().anyMatch(part -> isWhole(part, named))) {
            return Optional.empty();
        }
        List<Input> looked =
                named.stream().filter(input -> isLooked(input, checked)).toList();
        Optional<Input> unused =
                looked.stream().filter(input -> !isUsed(input, all, backend)).reduce((_, last) -> last);
        if (unused.isEmpty() || new CallerTies(endpoint, all).anyInside()) {
            return Optional.empty();
        }
        Optional<Finding> alone = named.stream()
                .filter(input -> !isLooked(input, checked))
                .filter(input -> position(endpoint, input) > position(endpoint, unused.get()))
                .flatMap(input -> changed(endpoint, input, unused.get(), all, backend.schema())
                        .map(path -> finding(endpoint, checked, unused.get(), input, path)))
                .findFirst();
        return alone.or(() -> byBody(endpoint, unused.get(), all, backend)
                .map(path -> otherNamed(endpoint, checked, unused.get(), path)));
    }

    /// Where something is changed by what a body says of the very thing that the address names and the check looks at.
    private static Optional<Path> byBody(Endpoint endpoint, Input unused, List<Path> all, Backend backend) {
        Set<Integer> saying = endpoint.inputs().stream()
                .filter(input -> input.kind() == Input.Kind.BODY || input.kind() == Input.Kind.MODEL)
                .filter(input -> says(input.type(), unused.name(), backend, MOST_HOPS))
                .map(Input::parameter)
                .collect(Collectors.toSet());
        return saying.isEmpty()
                ? Optional.empty()
                : all.stream()
                        .filter(path -> changes(endpoint, path, all))
                        .filter(path -> path.given()
                                .anyMatch(source -> source.anyRoot(root -> root instanceof Source.Input sent
                                        && saying.contains(sent.parameter())
                                        && (sent.path().isEmpty()
                                                || PartChecked.isAlike(
                                                        sent.path().getLast(), unused.name())))))
                        .findFirst();
    }

    private static boolean says(String type, String name, Backend backend, int hops) {
        BodyType body = backend.bodies().get(type);
        return body != null
                && body.properties().stream()
                        .filter(BodyType.Property::read)
                        .anyMatch(property -> PartChecked.isAlike(property.property(), name)
                                || hops > 1 && says(property.type(), name, backend, hops - 1));
    }

    private static boolean changes(Endpoint endpoint, Path path, List<Path> all) {
        return !path.guessed()
                && !path.later()
                && switch (path.step()) {
                    case Step.Run run -> run.query().shape().mutates();
                    case Step.Remote _ ->
                        RemoteVerbs.isWrite(endpoint)
                                && RemoteVerbs.mayWrite(path)
                                && path.via().stream().allMatch(call -> RemoteVerbs.mayWrite(call, all));
                    default -> false;
                };
    }

    /// A body, or the request itself, may be looked at in any of its properties.
    private static boolean isWhole(Part part, List<Input> named) {
        return part.property().isEmpty() && named.stream().noneMatch(input -> input.parameter() == part.parameter());
    }

    private static int position(Endpoint endpoint, Input input) {
        String path = endpoint.route().path();
        return Math.max(path.indexOf("{" + input.name() + "}"), path.indexOf("{" + input.name() + ":"));
    }

    private static boolean isLooked(Input input, CheckedParts checked) {
        return checked.parts().stream().anyMatch(part -> part.parameter() == input.parameter());
    }

    /// A method of the project's own may be handed it and leave it alone; one whose code is not at hand is not known
    /// to.
    private static boolean isUsed(Input input, List<Path> all, Backend backend) {
        AnyGuard guarded = new AnyGuard(guard -> guard.condition().sources().anyMatch(source -> is(source, input)));
        return all.stream()
                .anyMatch(path -> guarded.test(path)
                        || !isFollowed(path, backend)
                                && path.given().anyMatch(source -> source.anyRoot(root -> is(root, input)))
                        || path.loops().stream()
                                .anyMatch(loop -> Source.anyRoot(loop.over(), root -> is(root, input))));
    }

    /// What is called on something that was sent or made may keep what it is handed, as a setter does.
    private static boolean isFollowed(Path path, Backend backend) {
        return path.step() instanceof Step.Call call
                && path.argument("this").stream()
                        .noneMatch(source -> source.fromCaller() || source instanceof Source.Made)
                && !call.targets().isEmpty()
                && call.targets().stream()
                        .allMatch(target -> backend.operation(target).isPresent());
    }

    private static boolean is(Source source, Input input) {
        return source instanceof Source.Input sent && sent.parameter() == input.parameter();
    }

    /// Where what this part of the address names is changed: rows picked by it as it was sent, or another system
    /// that is told of it.
    private static Stream<Path> changed(Endpoint endpoint, Input input, Input unused, List<Path> all, Schema schema) {
        return all.stream().filter(path -> !path.guessed() && !path.later()).filter(path -> switch (path.step()) {
            case Step.Run run ->
                picks(run, path, input)
                        && RowUse.of(path, all) == RowUse.CHANGED
                        && run.query()
                                .shape()
                                .mainTable()
                                .filter(table -> belongs(table, unused.name(), schema))
                                .isPresent();
            case Step.Remote _ ->
                path.given().anyMatch(source -> source.anyRoot(root -> is(root, input)))
                        && changes(endpoint, path, all);
            default -> false;
        });
    }

    /// Whether rows of this table lead to the checked part by their keys: `comments`, `notes`, `notes.team_id`.
    private static boolean belongs(String table, String part, Schema schema) {
        Set<String> seen = new LinkedHashSet<>(Set.of(table));
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            for (String each : List.copyOf(seen)) {
                schema.table(each).ifPresent(known -> known.references().forEach(key -> seen.add(key.target())));
            }
        }
        return seen.stream()
                .flatMap(each -> schema.table(each).stream())
                .flatMap(each -> each.columns().stream())
                .anyMatch(column -> PartChecked.isAlike(column.name(), part));
    }

    private static boolean picks(Step.Run run, Path path, Input input) {
        return run.query().shape().complete()
                && run.query().shape().filter().stream()
                        .anyMatch(each -> each.conjunct()
                                && (each.operator() == Operator.EQUAL || each.operator() == Operator.IN)
                                && each.operand() instanceof Operand.Parameter(String name)
                                && !path.argument(name).isEmpty()
                                && path.argument(name).stream().allMatch(source -> is(source, input)));
    }

    private static Finding otherNamed(Endpoint endpoint, CheckedParts checked, Input unused, Path path) {
        return new Finding(
                ObjectNotOwned.GUIDE,
                Risk.HIGH,
                Confidence.LIKELY,
                endpoint.label(),
                "Whoever passes for one " + unused.name() + " can write to any other: " + checked.rule()
                        + " looks at the one in the address, and the one in the body decides.",
                List.of(unused.name() + " in the address is used nowhere but in the check"),
                endpoint.handler().shortName() + ":" + unused.name(),
                List.of(endpoint.label()),
                Trail.start(checked.at(), "checks " + unused.name() + " in the address")
                        .then(path.at(), "writes what the body says")
                        .guilty(endpoint.at()),
                Optional.of(new Fix(
                        "Take " + unused.name() + " from the address, or refuse a body that names another.",
                        "",
                        List.of())));
    }

    private static Finding finding(Endpoint endpoint, CheckedParts checked, Input unused, Input picking, Path path) {
        boolean own = path.step() instanceof Step.Run;
        Judgement judgement = Judgement.from(Risk.HIGH)
                .noting(unused.name() + " is used nowhere but in the check")
                .notingIf(!own, "whether the other system checks it is not known here");
        return new Finding(
                ObjectNotOwned.GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                endpoint.label(),
                "Whoever passes for one " + unused.name() + " can change what belongs to any other: " + checked.rule()
                        + " looks at " + unused.name() + ", and " + picking.name() + " alone picks what is changed.",
                judgement.reasons(),
                endpoint.handler().shortName() + ":" + picking.name(),
                List.of(endpoint.label()),
                Trail.start(checked.at(), "checks " + unused.name() + " of the request")
                        .then(path.at(), "changes what " + picking.name() + " names, whatever it belongs to")
                        .guilty(own ? path.at() : endpoint.at()),
                Optional.of(new Fix(
                        "Ask for the object and what it belongs to together, and answer 404 when nothing is found.",
                        "",
                        List.of())));
    }
}
