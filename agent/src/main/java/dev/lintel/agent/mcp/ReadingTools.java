package dev.lintel.agent.mcp;

import dev.lintel.agent.Repository;
import dev.lintel.agent.Standing;
import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.route.Intent;
import dev.lintel.cli.UsageProblem;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Reported;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Step;
import dev.lintel.report.inventory.Row.May;
import dev.lintel.sql.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The tools that only read, one method each below the table of them all.
final class ReadingTools {
    private static final int WORST = 5;
    private static final List<String> RISKS =
            Stream.of(Risk.values()).map(Risk::label).toList();

    private ReadingTools() {}

    /// What a tool does.
    @FunctionalInterface
    private interface Body {
        Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem, IOException;
    }

    private record Simple(String name, String title, String description, Map<String, Object> input, Body body)
            implements ArchitectTool {
        @Override
        public Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem, IOException {
            return body.call(arguments, repository);
        }
    }

    static List<ArchitectTool> all() {
        return List.of(
                new Simple(
                        "backend_overview",
                        "What this backend is",
                        "Frameworks, counts of endpoints, tables and queries, quality standards as shares, and the five"
                                + " worst findings. Call it first. For one endpoint or table use endpoints or tables.",
                        Schemas.arguments().map(),
                        ReadingTools::overview),
                new Simple(
                        "review",
                        "What is wrong",
                        "Findings, the most dangerous first. scope change judges only what the working tree brings"
                                + " beyond a git revision: call that before you end a task. Open one with"
                                + " explain_finding; mend mechanical ones with apply_fix.",
                        Schemas.arguments()
                                .choice("scope", "all (default) or change", List.of("all", "change"))
                                .text("since", "git revision for scope change, default HEAD")
                                .text("file", "only findings that touch files whose path contains this")
                                .text("endpoint", "only findings of endpoints whose label contains this")
                                .choice("atLeast", "lowest risk wanted", RISKS)
                                .paged()
                                .map(),
                        ReadingTools::review),
                new Simple(
                        "explain_finding",
                        "One finding, whole",
                        "The evidence chain line by line, why it matters here, the fix and its pitfalls, by a finding's"
                                + " id from review.",
                        Schemas.arguments().needed("id", "the finding's id").map(),
                        ReadingTools::explain),
                new Simple(
                        "endpoints",
                        "Who may call what",
                        "Endpoints, listeners and jobs with access rule, handler, tables and outside systems. Narrow by"
                                + " path, role (public for anybody) or table.",
                        Schemas.arguments()
                                .text("path", "part of the label, such as GET /orders")
                                .text("role", "callable by this role; public for somebody without a login")
                                .text("table", "reads or writes this table")
                                .paged()
                                .map(),
                        ReadingTools::endpoints),
                new Simple(
                        "queries_of",
                        "What is asked of the database",
                        "The statements of one endpoint or on one table: tables, filter, order, limit, whether they run"
                                + " in a loop or a transaction, and where they are written.",
                        Schemas.arguments()
                                .text("endpoint", "part of an endpoint's label")
                                .text("table", "a table's name")
                                .paged()
                                .map(),
                        ReadingTools::queries),
                new Simple(
                        "tables",
                        "The schema after the last migration",
                        "Columns, keys, indexes and foreign keys of the tables; without a name only the list of names.",
                        Schemas.arguments()
                                .text("name", "one table, whole")
                                .paged()
                                .map(),
                        ReadingTools::tables),
                new Simple(
                        "impact_of_change",
                        "What hangs on a column or table",
                        "Endpoints, statements, mapping and schema parts that need a column or table, and the steps to"
                                + " drop or rename it without an outage. Call it before a destructive migration.",
                        Schemas.arguments()
                                .needed("table", "the table's name")
                                .text("column", "the column's name; empty for the whole table")
                                .map(),
                        ReadingTools::impact),
                new Simple(
                        "practices",
                        "What good looks like",
                        "The catalogue: search by words, or one practice whole by id, with reason, repair and pitfalls.",
                        Schemas.arguments()
                                .text("id", "one practice, whole")
                                .text("search", "words to look for")
                                .paged()
                                .map(),
                        ReadingTools::practices),
                new Simple(
                        "ask",
                        "A wish or question in plain words",
                        "Design an endpoint, make one fast, protect it, stop abuse, look at a model, or an exact question"
                                + " on this backend. Answers come from the graph, each claim with its places.",
                        Schemas.arguments()
                                .needed("sentence", "the wish or question")
                                .choice(
                                        "intent",
                                        "what is wanted, when the words leave it open",
                                        Stream.of(Intent.values())
                                                .map(Intent::word)
                                                .toList())
                                .map(),
                        ReadingTools::ask));
    }

    private static Map<String, Object> overview(Arguments arguments, Repository repository)
            throws UsageProblem, IOException {
        Standing standing = repository.standing();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(
                "applications",
                standing.backends().stream().map(ReadingTools::application).toList());
        map.put(
                "standards",
                standing.verdict().standards().stream()
                        .map(standard -> standard.judged()
                                ? standard.name() + ": " + standard.met() + " of " + standard.of()
                                        + (standard.unknown() == 0 ? "" : ", " + standard.unknown() + " unknown")
                                : standard.name() + ": not judged")
                        .toList());
        Map<String, Object> counts = new LinkedHashMap<>();
        standing.verdict().counts().forEach((risk, count) -> counts.put(risk.label(), count));
        map.put("findings", counts);
        map.put(
                "worst",
                standing.verdict().findings().stream()
                        .limit(WORST)
                        .map(Findings::brief)
                        .toList());
        map.put("notUnderstood", standing.verdict().gaps().size());
        return map;
    }

    private static Map<String, Object> application(Backend backend) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", Quoted.text(backend.application().name()));
        map.put("frameworks", backend.application().frameworks());
        map.put("endpoints", backend.endpoints().size());
        map.put("tables", backend.schema().tables().size());
        map.put("queries", backend.queries().size());
        map.put(
                "clients",
                backend.clients().stream()
                        .map(client -> Quoted.text(client.name()))
                        .toList());
        return map;
    }

    private static Map<String, Object> review(Arguments arguments, Repository repository)
            throws UsageProblem, IOException {
        boolean change = arguments.text("scope").filter("change"::equals).isPresent();
        Standing standing = change ? repository.since(arguments.text("since").orElse("HEAD")) : repository.standing();
        Optional<String> file = arguments.text("file");
        Optional<String> endpoint = arguments.text("endpoint");
        Optional<Risk> least = risk(arguments);
        List<Reported> found = standing.verdict().findings().stream()
                .filter(each -> least.isEmpty() || each.finding().risk().atLeast(least.get()))
                .filter(each -> file.isEmpty() || touches(each, file.get()))
                .filter(each -> endpoint.isEmpty()
                        || each.finding().routes().stream().anyMatch(label -> label.contains(endpoint.get())))
                .toList();
        return Page.of("findings", found, arguments, Findings::brief);
    }

    private static Optional<Risk> risk(Arguments arguments) throws UsageProblem {
        Optional<String> label = arguments.text("atLeast");
        if (label.isPresent() && !RISKS.contains(label.get())) {
            throw new UsageProblem("atLeast is one of " + String.join(", ", RISKS));
        }
        return label.map(each -> Risk.values()[RISKS.indexOf(each)]);
    }

    private static boolean touches(Reported reported, String file) {
        return reported.finding().evidence().chain().stream()
                .anyMatch(link -> link.at().file().path().contains(file));
    }

    private static Map<String, Object> explain(Arguments arguments, Repository repository)
            throws UsageProblem, IOException {
        String id = arguments.needed("id");
        Reported reported = Findings.byId(repository.standing().verdict().findings(), id)
                .orElseThrow(() -> new UsageProblem(
                        "no finding has the id " + Quoted.text(id) + " now; it may be mended. Call review."));
        Map<String, Object> map = new LinkedHashMap<>(Findings.whole(reported));
        map.put("why", reported.finding().guide().why());
        map.put("pitfalls", reported.finding().guide().pitfalls());
        return map;
    }

    private static Map<String, Object> endpoints(Arguments arguments, Repository repository)
            throws UsageProblem, IOException {
        Optional<String> path = arguments.text("path");
        Optional<String> role = arguments.text("role");
        Optional<String> table = arguments.text("table").map(Shape::fold);
        Predicate<Door> wanted = door -> (path.isEmpty() || door.label().contains(path.get()))
                && (role.isEmpty() || door.row().may(role.get()) != May.NO)
                && (table.isEmpty() || door.row().touches(table.get()));
        List<Door> doors = repository.standing().doors().stream().filter(wanted).toList();
        return Page.of("endpoints", doors, arguments, ReadingTools::door);
    }

    private static Map<String, Object> door(Door door) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("label", Quoted.text(door.label()));
        map.put("access", door.row().accessLabel());
        door.row().access().ifPresent(access -> map.put("accessDecidedAt", Quoted.place(access.at())));
        map.put("handler", Quoted.text(door.row().handler()));
        map.put("reads", door.row().reads());
        map.put("writes", door.row().writes());
        map.put("calls", door.row().calls().stream().map(Quoted::text).toList());
        map.put("at", Quoted.place(door.entry().at()));
        return map;
    }

    private record Asked(Door door, dev.lintel.graph.Path path, Query query) {}

    private static Map<String, Object> queries(Arguments arguments, Repository repository)
            throws UsageProblem, IOException {
        Optional<String> endpoint = arguments.text("endpoint");
        Optional<String> table = arguments.text("table").map(Shape::fold);
        if (endpoint.isEmpty() && table.isEmpty()) {
            throw new UsageProblem("name an endpoint or a table");
        }
        List<Asked> asked = new ArrayList<>();
        for (Door door : repository.standing().doors()) {
            if (endpoint.isEmpty() || door.label().contains(endpoint.get())) {
                door.paths()
                        .queries(door.entry())
                        .map(path -> new Asked(door, path, ((Step.Run) path.step()).query()))
                        .filter(each -> table.isEmpty() || each.query().shape().reads(table.get()))
                        .forEach(asked::add);
            }
        }
        return Page.of("queries", asked, arguments, ReadingTools::query);
    }

    private static Map<String, Object> query(Asked asked) {
        Shape shape = asked.query().shape();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("endpoint", Quoted.text(asked.door().label()));
        map.put("kind", shape.kind().name().toLowerCase(Locale.ROOT));
        map.put(
                "tables",
                shape.tables().stream().map(Shape.TableUse::table).distinct().toList());
        map.put(
                "filter",
                shape.filter().stream()
                        .map(each ->
                                each.column() + " " + each.operator().name().toLowerCase(Locale.ROOT))
                        .toList());
        map.put(
                "order",
                shape.order().stream()
                        .map(each -> each.column() + (each.descending() ? " desc" : ""))
                        .toList());
        map.put("limited", shape.limited());
        map.put("understood", shape.complete());
        map.put("inLoop", asked.path().repeated());
        map.put("inTransaction", asked.path().transaction().isPresent());
        map.put("textFromRepository", Quoted.text(asked.query().text()));
        map.put("writtenAt", Quoted.place(asked.query().at()));
        map.put("askedAt", Quoted.place(asked.path().at()));
        return map;
    }

    private static Map<String, Object> tables(Arguments arguments, Repository repository)
            throws UsageProblem, IOException {
        Map<String, Table> all = new TreeMap<>();
        repository
                .standing()
                .backends()
                .forEach(backend -> all.putAll(backend.schema().tables()));
        Optional<String> name = arguments.text("name").map(Shape::fold);
        if (name.isEmpty()) {
            return Page.of(
                    "tables",
                    List.copyOf(all.values()),
                    arguments,
                    table -> Map.of(
                            "name",
                            Quoted.text(table.name()),
                            "columns",
                            table.columns().size(),
                            "at",
                            Quoted.place(table.at())));
        }
        Table table = all.get(name.get());
        if (table == null) {
            throw new UsageProblem("no migration creates the table " + Quoted.text(name.get()) + "; tables lists them");
        }
        return table(table);
    }

    private static Map<String, Object> table(Table table) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", Quoted.text(table.name()));
        map.put("at", Quoted.place(table.at()));
        map.put("understood", table.complete());
        map.put(
                "columns",
                table.columns().stream()
                        .map(column -> column.name() + " " + column.type()
                                + (column.length() > 0 ? "(" + column.length() + ")" : "")
                                + (column.nullable() ? "" : " not null"))
                        .toList());
        map.put("primaryKey", table.primaryKey().map(key -> key.columns()).orElse(List.of()));
        map.put(
                "unique",
                table.uniques().stream()
                        .map(key -> String.join(", ", key.columns()))
                        .toList());
        map.put(
                "indexes",
                table.indexes().stream()
                        .map(index -> index.name() + " (" + String.join(", ", index.columns()) + ")"
                                + (index.unique() ? " unique" : ""))
                        .toList());
        map.put(
                "references",
                table.references().stream()
                        .map(key -> String.join(", ", key.columns()) + " -> " + key.target())
                        .toList());
        return map;
    }

    private static Map<String, Object> impact(Arguments arguments, Repository repository)
            throws UsageProblem, IOException {
        String table = Shape.fold(arguments.needed("table"));
        String column = arguments.text("column").map(Shape::fold).orElse("");
        return answer(repository.architect().impact(table, column));
    }

    private static Map<String, Object> practices(Arguments arguments, Repository repository)
            throws UsageProblem, IOException {
        Optional<String> id = arguments.text("id");
        if (id.isPresent()) {
            Guide guide = repository.guides().stream()
                    .filter(each -> each.id().equals(id.get()))
                    .findFirst()
                    .orElseThrow(() ->
                            new UsageProblem("no practice has the id " + Quoted.text(id.get()) + "; search for it"));
            Map<String, Object> map = new LinkedHashMap<>(brief(guide));
            map.put("why", guide.why());
            map.put("raises", guide.raises());
            map.put("repair", guide.repair());
            map.put("pitfalls", guide.pitfalls());
            map.put("references", guide.references());
            return map;
        }
        List<String> words = List.of(arguments
                .text("search")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .strip()
                .split("\\s+"));
        List<Guide> found = repository.guides().stream()
                .filter(guide -> words.stream()
                        .allMatch(word -> (guide.id() + " " + guide.statement() + " " + guide.why())
                                .toLowerCase(Locale.ROOT)
                                .contains(word)))
                .toList();
        return Page.of("practices", found, arguments, ReadingTools::brief);
    }

    private static Map<String, Object> brief(Guide guide) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", guide.id());
        map.put("risk", guide.risk().label());
        map.put("statement", guide.statement());
        return map;
    }

    private static Map<String, Object> ask(Arguments arguments, Repository repository)
            throws UsageProblem, IOException {
        String sentence = arguments.needed("sentence");
        Optional<Intent> intent = arguments
                .text("intent")
                .flatMap(word -> Stream.of(Intent.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst());
        return answer(
                intent.isPresent()
                        ? repository.architect().answer(intent.get(), sentence)
                        : repository.architect().answer(sentence));
    }

    private static Map<String, Object> answer(Answer answer) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", answer.kind());
        map.put("headline", Quoted.text(answer.headline()));
        List<Map<String, Object>> parts = new ArrayList<>();
        for (Answer.Part part : answer.parts()) {
            if (!part.claims().isEmpty()) {
                Map<String, Object> each = new LinkedHashMap<>();
                each.put("heading", part.heading());
                each.put(
                        "claims",
                        part.claims().stream().map(ReadingTools::claim).toList());
                parts.add(each);
            }
        }
        map.put("parts", parts);
        map.put("next", answer.next());
        return map;
    }

    private static Map<String, Object> claim(Claim claim) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", claim.kind().name().toLowerCase(Locale.ROOT));
        map.put("says", Quoted.text(claim.says()));
        if (!claim.places().isEmpty()) {
            map.put("places", Quoted.places(claim.places().stream().limit(3).toList()));
        }
        if (!claim.example().isEmpty()) {
            map.put("example", claim.example());
        }
        return map;
    }
}
