package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Flows;
import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Pasted;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.FlowPractice;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A mapper pastes what a caller sends into its statement. The graph knows which argument a mapper pastes; where
/// values were followed, what was checked or chosen on the way is told apart.
public final class MybatisInjection implements FlowPractice {
    static final Guide GUIDE = new Guide(
            "sec-mybatis-injection",
            Risk.CRITICAL,
            "MyBatis ${} never carries input; #{} does",
            """
            `#{name}` is bound; `${name}` becomes part of the SQL text before the database sees it. The two look alike, \
            and the statement stands in another file than the code that calls it.""",
            "Worst on endpoints that anyone may call; better where a role is asked.",
            """
            `order by #{column}` sorts by a constant, which is why people write `${}` there: choose the column with \
            `<choose>` or from a fixed set in code. `like '%${name}%'` becomes `like concat('%', #{name}, '%')`.""",
            """
            ```xml
            select * from orders where note = #{note}
            <choose>
              <when test="sort == 'price'">order by total</when>
              <otherwise>order by created_at</otherwise>
            </choose>
            ```""",
            List.of("CWE-89", "OWASP A05:2025", "MyBatis: Mapper XML Files, String Substitution"));

    private static final Set<String> CLEAN_TYPES = Set.of(
            "int",
            "long",
            "short",
            "byte",
            "boolean",
            "double",
            "float",
            "Integer",
            "Long",
            "Short",
            "Byte",
            "Boolean",
            "Double",
            "Float",
            "BigDecimal",
            "BigInteger",
            "UUID",
            "LocalDate",
            "LocalDateTime",
            "Instant",
            "Date");
    /// Functions that make a number or nothing else of a text.
    private static final Pattern MAKES_NUMBER =
            Pattern.compile(".*\\.(parse\\w+|intValue|longValue|size|length|ordinal)");
    /// What makes a text harmless in a statement: it is one of those that were meant, or can only be a name.
    private static final Set<String> HARMLESS = Set.of("any", "hash", "sql", "sql-name");
    private static final Pattern NAME_POSITION =
            Pattern.compile("(?i).*(order|sort|column|field|table|dir|asc|desc|group).*");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return examine(backend, paths, (_, _) -> false);
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        Map<Span, List<Arrival>> arrivals =
                flows.arrivals("pasted").stream().collect(Collectors.groupingBy(Arrival::at));
        return examine(backend, paths, (entry, path) -> isChecked(entry, arrivals.getOrDefault(path.at(), List.of())));
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, BiPredicate<Entry, Path> isChecked) {
        return backend.entries().stream()
                .flatMap(entry -> paths.queries(entry)
                        .filter(path -> !query(path).pasted().isEmpty() && !isChecked.test(entry, path))
                        .flatMap(path -> query(path).pasted().stream()
                                .flatMap(pasted -> finding(backend, entry, path, pasted).stream())));
    }

    /// Whether the flow saw what this entry hands to the mapper, and something was done to all of it.
    private static boolean isChecked(Entry entry, List<Arrival> there) {
        List<Arrival> own = there.stream()
                .filter(each -> each.entry().filter(entry::equals).isPresent())
                .toList();
        return own.stream().anyMatch(Arrival::tainted)
                && own.stream()
                        .flatMap(each -> each.value().taints().stream())
                        .allMatch(taint -> !Collections.disjoint(taint.encodings(), HARMLESS));
    }

    private static Query query(Path path) {
        return ((Step.Run) path.step()).query();
    }

    private static Optional<Finding> finding(Backend backend, Entry entry, Path path, Pasted pasted) {
        Optional<Source> sent = path.argument(pasted.binding()).stream()
                .flatMap(source -> sent(backend, entry, source))
                .findFirst();
        boolean emptied = pasted.emptied() && writtenBy(backend, path, pasted).isPresent();
        return sent.filter(_ -> !emptied).map(source -> finding(backend, entry, path, pasted, source));
    }

    /// What of it the caller wrote as text.
    private static Stream<Source> sent(Backend backend, Entry entry, Source source) {
        return switch (source) {
            case Source.Input input -> isText(backend, entry, input) ? Stream.of(input) : Stream.empty();
            case Source.Request _ -> Stream.of(source);
            case Source.Derived derived ->
                MAKES_NUMBER.matcher(derived.function()).matches()
                        ? Stream.empty()
                        : derived.from().stream().flatMap(each -> sent(backend, entry, each));
            default -> Stream.empty();
        };
    }

    private static boolean isText(Backend backend, Entry entry, Source.Input input) {
        if (!(entry instanceof Endpoint endpoint)) {
            return true;
        }
        return endpoint.inputs().stream()
                .filter(each -> each.parameter() == input.parameter())
                .anyMatch(each -> isText(backend, each, input.path()));
    }

    private static boolean isText(Backend backend, Endpoint.Input input, List<String> path) {
        String type = input.type();
        for (String property : path) {
            BodyType body = backend.bodies().get(type);
            Optional<String> next = body == null
                    ? Optional.empty()
                    : body.properties().stream()
                            .filter(each -> each.property().equals(property))
                            .map(BodyType.Property::type)
                            .findFirst();
            if (next.isEmpty()) {
                return true;
            }
            type = next.get();
        }
        return !CLEAN_TYPES.contains(type.substring(type.lastIndexOf('.') + 1));
    }

    private static Finding finding(Backend backend, Entry entry, Path path, Pasted pasted, Source source) {
        Judgement start = Judgement.from(GUIDE.risk()).by(path);
        Judgement judgement = writtenBy(backend, path, pasted)
                .map(annotation ->
                        start.atMost(Risk.MEDIUM).noting("what stands behind @" + annotation + " may write it"))
                .orElse(start);
        String name = source instanceof Source.Input input && !input.path().isEmpty()
                ? input.path().getLast()
                : pasted.path().substring(pasted.path().lastIndexOf('.') + 1);
        Trail trail = Trail.to(path);
        trail.then(path.at(), "hands it to the mapper");
        trail.then(pasted.at(), "pastes " + pasted.binding() + " into the statement");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                entry.label(),
                "Callers write part of the SQL themselves: `" + name + "` is pasted into the statement.",
                judgement.reasons(),
                query(path).at().file() + " " + query(path).shape().mainTable().orElse("") + " " + pasted.binding(),
                List.of(entry.label()),
                trail.guilty(pasted.at()),
                Optional.of(fix(pasted)));
    }

    /// An annotation on the way that is named for the value: `@DataScope` for `params.dataScope`. An aspect behind
    /// it may write the value before the mapper reads it.
    private static Optional<String> writtenBy(Backend backend, Path path, Pasted pasted) {
        String value = pasted.path().substring(pasted.path().lastIndexOf('.') + 1);
        return Stream.concat(path.via().stream().flatMap(call -> call.targets().stream()), Stream.of(path.in()))
                .flatMap(id -> backend.operation(id).stream())
                .flatMap(operation -> operation.annotations().stream())
                .map(each -> each.substring(each.lastIndexOf('.') + 1))
                .filter(value::equalsIgnoreCase)
                .findFirst();
    }

    private static Fix fix(Pasted pasted) {
        if (NAME_POSITION.matcher(pasted.path()).matches()) {
            return new Fix(
                    "Choose the column in the mapper; a bound value cannot name one.",
                    """
                    - order by %s
                    + <choose><when test="sort == 'price'">order by total</when>
                    + <otherwise>order by created_at</otherwise></choose>""".formatted(pasted.binding()),
                    List.of());
        }
        boolean exact = pasted.compared()
                && pasted.at().column() < pasted.at().endColumn()
                && pasted.at().line() == pasted.at().endLine();
        String bound = "#{" + pasted.path() + "}";
        return new Fix(
                "Bind the value.",
                "- " + pasted.binding() + "\n+ " + bound,
                exact ? List.of(new Fix.Edit.Replace(pasted.at(), bound)) : List.of());
    }
}
