package dev.lintel.design.service;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.contract.ListQuery;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/// The access patterns of a brief as users under load: a scenario for each that says how often it is asked.
public record Load(Shape shape, Samples samples) {
    /// Patterns that come less often are not met in a run of a minute.
    private static final double LEAST_PER_SECOND = 0.1;

    /// @param text of the pattern
    /// @param variable of Java, and the name of its file of values
    /// @param perSecond new users
    /// @param p95Millis 0 when nothing is expected
    /// @param rows that are there before, and whose, for each user
    /// @param steps requests, the last of which is what is measured
    public record Scenario(
            String text, String variable, double perSecond, long p95Millis, Rows rows, List<Step> steps) {
        public Scenario {
            steps = List.copyOf(steps);
        }

        public String rate() {
            return perSecond == Math.rint(perSecond) ? String.valueOf((long) perSecond) : String.valueOf(perSecond);
        }

        /// Whether each user is somebody, or asks for something of their own.
        public boolean needsValues() {
            return !rows.columns().isEmpty();
        }

        /// The head of what makes the rows.
        public String begins() {
            return needsValues()
                    ? "feed(\"" + variable + "\", \"" + rows.names() + "\", () -> {"
                    : "for (int i = 0; i < USERS; i++) {";
        }

        public String ends() {
            return needsValues() ? "    return " + rows.values() + ";\n        });" : "}";
        }
    }

    /// @param maker the role of whoever asks; empty for strangers
    /// @param lines of Java that make what is named by the columns
    /// @param columns names, each with its value as Java
    public record Rows(Optional<String> maker, List<String> lines, Map<String, String> columns) {
        public Rows {
            lines = List.copyOf(lines);
            columns = new LinkedHashMap<>(columns);
        }

        public String names() {
            return String.join(",", columns.keySet());
        }

        /// As one line of a file; a single id has to be made a text.
        public String values() {
            return columns.size() == 1 && !columns.containsKey("token")
                    ? columns.values().iterator().next() + ".toString()"
                    : String.join(" + \",\" + ", columns.values());
        }
    }

    /// @param name as the report calls it
    /// @param path with `#{..}` for what a user knows
    /// @param body the constant that holds it; empty where there is none
    /// @param saved what the id of the answer is called from here on; empty for nothing
    public record Step(String name, Kind kind, String path, boolean signed, String body, boolean keyed, String saved) {
        public String method() {
            return kind.method().toLowerCase(Locale.ROOT);
        }

        public int status() {
            return kind == Kind.CREATE ? 201 : 200;
        }
    }

    /// A body that steps send.
    public record Body(String constant, String text) {}

    public List<Scenario> scenarios() {
        return shape.operations().stream()
                .flatMap(operation -> operation.patterns().stream()
                        .filter(pattern -> pattern.perSecond() >= LEAST_PER_SECOND)
                        .flatMap(pattern -> scenario(operation, pattern).stream()))
                .collect(Collectors.toMap(Scenario::variable, each -> each, (one, _) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /// Of those before whom rows have to be there.
    public List<Scenario> prepared() {
        return scenarios().stream()
                .filter(each -> each.needsValues() || each.rows().maker().isPresent())
                .toList();
    }

    /// As Java: what the brief promises.
    public String assertions() {
        return scenarios().stream()
                .filter(each -> each.p95Millis() > 0)
                .map(each -> ",\n                        details(\"" + each.text()
                        + "\").responseTime().percentile3().lt(" + each.p95Millis() + ")")
                .collect(Collectors.joining());
    }

    public boolean isThere() {
        return !scenarios().isEmpty();
    }

    /// What the brief expects and no scenario asks.
    public List<String> left() {
        List<String> asked = scenarios().stream().map(Scenario::text).toList();
        return shape.brief().patterns().stream()
                .map(Load::name)
                .filter(each -> !asked.contains(each))
                .toList();
    }

    public Collection<Body> bodies() {
        return samples.all().stream()
                .filter(each -> scenarios().stream()
                        .flatMap(scenario -> scenario.steps().stream())
                        .anyMatch(step -> step.body().equals(constant(each))))
                .map(each -> new Body(constant(each), body(each)))
                .toList();
    }

    private Optional<Scenario> scenario(Operation operation, AccessPattern pattern) {
        Optional<Sample> sample = operation
                .resource()
                .flatMap(resource -> samples.all().stream()
                        .filter(each -> each.of().type().equals(resource.name()))
                        .findFirst());
        return switch (operation.kind()) {
            case LIST -> sample.filter(Sample::listed).map(each -> list(operation, pattern, each));
            case READ -> sample.filter(Sample::shown).map(each -> read(operation, pattern, each));
            case CREATE -> sample.filter(this::isRepeatable).map(each -> create(pattern, each));
            case EXPORT, UPDATE, DELETE, MOVE, LOGIN, CONFIRM, ASK_CONFIRM, WEBHOOK -> Optional.empty();
        };
    }

    /// Whether one user after the other can make one: each value fits, and none waits for a state.
    private boolean isRepeatable(Sample sample) {
        return sample.lettersOfBody().isEmpty()
                && !sample.body().contains("%1$0")
                && !sample.single()
                && sample.needs().stream().allMatch(need -> need.state().isEmpty())
                && sample.needs().stream()
                        .filter(Sample.Need::owned)
                        .allMatch(need -> need.to().resource().isCaller()
                                || holder(need).filter(this::isRepeatable).isPresent());
    }

    private Optional<Sample> holder(Sample.Need need) {
        return samples.all().stream()
                .filter(each -> each.of().type().equals(need.to().type()))
                .findFirst();
    }

    private Scenario list(Operation operation, AccessPattern pattern, Sample sample) {
        boolean own = pattern.by().isEmpty()
                || sample.of()
                        .resource()
                        .owner()
                        .filter(owner -> pattern.by().contains(owner.name()))
                        .isPresent()
                || operation.path().contains("{");
        String asker = own ? sample.role() : Sample.holders(operation.who()).orElse(sample.role());
        Map<String, String> columns = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        String maker = asker(operation, asker, columns);
        if (operation.path().contains("{")) {
            lines.addAll(needed(sample, columns, Sample.Need::owned));
        } else if (asker.equals(sample.role())) {
            lines.add(sample.method() + "(maker);");
        }
        String path = filled(operation.path()) + query(pattern, sample);
        Step step = new Step(name(pattern), Kind.LIST, path, !operation.isPublic(), "", false, "");
        boolean rows = lines.isEmpty() && operation.isPublic();
        return scenario(pattern, new Rows(rows ? Optional.empty() : Optional.of(maker), lines, columns), List.of(step));
    }

    private String asker(Operation operation, String role, Map<String, String> columns) {
        if (!operation.isPublic()) {
            columns.put("token", "maker.token()");
        }
        return role;
    }

    private String query(AccessPattern pattern, Sample sample) {
        ListQuery query = new ListQuery(shape.brief(), sample.of().resource());
        List<String> all = new ArrayList<>();
        pattern.sorts().stream()
                .filter(query.orders()::contains)
                .findFirst()
                .ifPresent(sort -> all.add("sort=" + (sort.descending() ? "-" : "") + sort.field()));
        pattern.where()
                .filter(where ->
                        query.narrowings().stream().anyMatch(each -> each.name().equals(where.field())))
                .ifPresent(where -> all.add(where.field() + "=" + where.equals()));
        if (pattern.page() > 0) {
            all.add("limit=" + Math.min(100, pattern.page()));
        }
        return all.isEmpty() ? "" : "?" + String.join("&", all);
    }

    private Scenario read(Operation operation, AccessPattern pattern, Sample sample) {
        Map<String, String> columns = new LinkedHashMap<>();
        String maker = asker(operation, sample.role(), columns);
        String id = sample.of().idName();
        columns.put(id, id);
        List<String> lines = List.of("UUID " + id + " = " + sample.method() + "(maker);");
        Step step = new Step(name(pattern), Kind.READ, filled(operation.path()), !operation.isPublic(), "", false, "");
        return scenario(pattern, new Rows(Optional.of(maker), lines, columns), List.of(step));
    }

    private Scenario create(AccessPattern pattern, Sample sample) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("token", "maker.token()");
        List<String> lines = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        steps(name(pattern), "", sample, lines, columns, steps);
        return scenario(pattern, new Rows(Optional.of(sample.role()), lines, columns), steps);
    }

    /// What a row belongs to is made anew by each user; what it only names is there.
    private void steps(
            String name, String saved, Sample sample, List<String> lines, Map<String, String> columns, List<Step> to) {
        for (Sample.Need need : sample.needs()) {
            Optional<Sample> holder = holder(need)
                    .filter(_ -> need.owned() && !need.to().resource().isCaller());
            holder.ifPresent(each -> steps(
                    "a new " + each.of().variable() + " for '" + name + "'",
                    need.variable(),
                    each,
                    lines,
                    columns,
                    to));
        }
        needed(sample, columns, need -> !need.owned() || need.to().resource().isCaller())
                .forEach(lines::add);
        String path = filled(sample.of().path("CREATE"));
        to.add(new Step(
                name, Kind.CREATE, path, true, constant(sample), sample.of().keyed(), saved));
    }

    private static List<String> needed(Sample sample, Map<String, String> columns, Predicate<Sample.Need> wanted) {
        return sample.needs().stream()
                .filter(wanted)
                .filter(need -> columns.put(need.variable(), need.variable()) == null)
                .map(need -> "UUID " + need.variable() + " = " + need.expression() + ";")
                .toList();
    }

    private static Scenario scenario(AccessPattern pattern, Rows rows, List<Step> steps) {
        return new Scenario(
                name(pattern), variable(pattern.name()), pattern.perSecond(), pattern.p95Millis(), rows, steps);
    }

    /// Within quotes of Java.
    private static String name(AccessPattern pattern) {
        return pattern.name().replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /// `myOrdersNewestFirst`
    private static String variable(String name) {
        String words = Stream.of(name.split("[^A-Za-z0-9]+"))
                .filter(each -> !each.isEmpty())
                .map(Member::capital)
                .collect(Collectors.joining());
        String variable = words.isEmpty() || Character.isDigit(words.charAt(0)) ? "asked" + words : Member.lower(words);
        return SourceVersion.isKeyword(variable) ? variable + "Asked" : variable;
    }

    private static String filled(String path) {
        return path.replace("{", "#{");
    }

    private static String constant(Sample sample) {
        return sample.of().type().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private static String body(Sample sample) {
        String text = sample.body();
        List<String> ids = sample.inBody();
        for (int i = 0; i < ids.size(); i++) {
            text = text.replace("%" + (i + 2) + "$s", "#{" + ids.get(i) + "}");
        }
        return text.replace("%1$d", "#{number}").replace("\n" + " ".repeat(16), "\n" + " ".repeat(12));
    }
}
