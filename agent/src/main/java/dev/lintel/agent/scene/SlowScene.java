package dev.lintel.agent.scene;

import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.answer.Commands;
import dev.lintel.finding.Reported;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Path;
import dev.lintel.graph.Query;
import dev.lintel.graph.Step;
import dev.lintel.report.inventory.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// "Fetching a user's orders takes five seconds."
final class SlowScene {
    static final Set<String> PRACTICES = Set.of(
            "db-query-unindexed",
            "db-fk-no-index",
            "db-n-plus-one-loop",
            "db-n-plus-one-lazy",
            "db-n-plus-one-serializer",
            "api-collection-unpaged",
            "data-tx-remote-call",
            "res-http-timeout");
    private static final int MOST = 3;

    private final Topic topic;

    SlowScene(Topic topic) {
        this.topic = topic;
    }

    Answer answer() {
        List<Door> meant = slowest();
        if (meant.isEmpty()) {
            return Answer.of(
                            "optimize",
                            topic.notHere()
                                            .map(name -> "Nothing in this backend is called " + name)
                                            .orElse("Which endpoint is slow is not said")
                                    + ", and reading the code shows none that must be slow.",
                            new Part(
                                    "",
                                    List.of(Claim.unknown(
                                            "name the endpoint or the table: \"GET /api/orders is slow\""))))
                    .then(commands().of("optimize", ""));
        }
        Door door = meant.getFirst();
        List<Reported> found = topic.standing().findings(PRACTICES, door).toList();
        List<Claim> why = Risks.of(found.stream());
        List<Claim> asked = new ArrayList<>();
        Set<String> tables = new TreeSet<>();
        door.paths().queries(door.entry()).forEach(path -> {
            Query query = ((Step.Run) path.step()).query();
            asked.add(says(door.backend(), path, query));
            query.shape().tables().forEach(use -> tables.add(use.table()));
        });
        door.paths()
                .remotes(door.entry())
                .forEach(path -> asked.add(Claim.fact(
                        "waits for " + ((Step.Remote) path.step()).client().name(), "", path.at())));
        List<Claim> steps = new ArrayList<>(measure(door));
        indexes(door).forEach(steps::add);
        steps.addAll(always(door, why));
        Optional<Door> other = why.isEmpty()
                ? meant.stream()
                        .limit(MOST)
                        .filter(each -> isRead(each) && slow(each) > 0)
                        .findFirst()
                : Optional.empty();
        String headline = topic.notHere()
                        .map(word -> "Nothing in this backend is called " + word + ". ")
                        .orElse("")
                + headline(door, why, asked, other);
        List<String> next = new ArrayList<>();
        other.ifPresent(each -> next.add(commands().askAs("optimize", each.label())));
        next.add(commands().of("optimize", ""));
        next.add(commands().of("review", "--fix"));
        return new Answer(
                "optimize",
                headline,
                List.of(
                        new Part("Meant", meant(meant)),
                        SmallestStep.of(found),
                        new Part("Why", why),
                        new Part("What one request asks, in order", asked),
                        new Part("Do, in this order", steps),
                        new Part("Tests that hold it", tests(door)),
                        new Part("Pitfalls", pitfalls(door))),
                next);
    }

    private static String headline(Door door, List<Claim> why, List<Claim> asked, Optional<Door> other) {
        return why.isEmpty()
                ? door.label() + " asks " + (asked.size() == 1 ? "one thing" : asked.size() + " things")
                        + "; nothing is slow by what the code and the migrations say, so it has to be measured."
                        + other.map(each -> " Should you mean " + each.label() + ": that one is slow by its code.")
                                .orElse("")
                : door.label() + " is slow for " + (why.size() == 1 ? "a reason" : why.size() + " reasons")
                        + " that the code shows.";
    }

    private Commands commands() {
        return new Commands(topic.standing().target());
    }

    /// What the sentence means, GET before others; without a name, what the review calls slow.
    private List<Door> slowest() {
        List<Door> named = topic.doors();
        // of what is not here only a list may be the nearest
        if (named.isEmpty() || (topic.notHere().isPresent() && named.stream().noneMatch(SlowScene::isRead))) {
            return topic.standing().doors().stream()
                    .filter(Door::isOwn)
                    .filter(door -> slow(door) > 0)
                    .sorted(Comparator.comparingLong(this::slow).reversed())
                    .toList();
        }
        boolean reads = !topic.says(
                "place", "create", "save", "update", "post", "write", "checkout", "pay", "submit", "import");
        return named.stream()
                .sorted(Comparator.comparing((Door door) -> reads && !isRead(door))
                        .thenComparing(Comparator.comparingInt(topic::weight).reversed())
                        .thenComparing(Comparator.comparingLong(this::slow).reversed()))
                .toList();
    }

    private static boolean isRead(Door door) {
        return door.label().startsWith("GET ") && door.row().writes().isEmpty();
    }

    private long slow(Door door) {
        return topic.standing()
                .findings(PRACTICES, door)
                .filter(each -> PRACTICES.contains(each.finding().practice()))
                .count();
    }

    private List<Claim> meant(List<Door> doors) {
        Stream<Claim> missing = topic
                .notHere()
                .map(word -> Claim.unknown("nothing in this backend is called " + word
                        + ": the nearest by the other words follows; name the endpoint if it is another"))
                .stream();
        Stream<Claim> candidates = doors.stream()
                .limit(MOST)
                .map(door -> Claim.fact(
                        door.label() + ", handled by " + door.row().handler(),
                        door.label(),
                        door.entry().at()));
        return Stream.concat(missing, candidates).toList();
    }

    private static Claim says(Backend backend, Path path, Query query) {
        String tables = String.join(
                ", ",
                query.shape().tables().stream()
                        .map(use -> use.table())
                        .distinct()
                        .toList());
        StringBuilder says = new StringBuilder(query.shape().mutates() ? "writes " : "reads ").append(tables);
        IndexNeed.of(backend, query).ifPresent(need -> says.append(", ").append(need.says()));
        if (path.repeated()) {
            says.append(", once per element of a loop");
        }
        if (!query.shape().limited() && query.gives() == Query.Gives.MANY) {
            says.append(", without a limit on the rows");
        }
        return Claim.fact(says.toString(), tables, path.at());
    }

    private List<Claim> measure(Door door) {
        return List.of(Claim.step(
                "Measure first, so that the gain can be shown: p50, p95 and p99 of " + door.label()
                        + ", statements per request, rows examined, and the plan of each statement on data of"
                        + " production's size.",
                new Ddl(door.backend().schema().dialect()).explain()));
    }

    private static Stream<Claim> indexes(Door door) {
        return door.paths()
                .queries(door.entry())
                .map(path -> ((Step.Run) path.step()).query())
                .flatMap(query -> IndexNeed.of(door.backend(), query).stream())
                .filter(IndexNeed::isMissing)
                .map(need -> Claim.step(
                        "Add the index that serves filter and order together, " + need.building()
                                + "; the plan then neither reads the whole table nor sorts.",
                        need.ddl()))
                .distinct();
    }

    private List<Claim> always(Door door, List<Claim> why) {
        List<Claim> steps = new ArrayList<>();
        boolean perElement = door.ways().stream().anyMatch(path -> path.step() instanceof Step.Run && path.repeated())
                || why.stream().anyMatch(claim -> claim.says().contains("db-n-plus-one"));
        if (perElement) {
            steps.add(Claim.step(
                    "Fetch what the loop needs with the parent query, so that the number of statements does not depend"
                            + " on the number of rows; keep a test that counts them.",
                    "@EntityGraph(attributePaths = {..}) // or one query by the ids: findAllById(ids)"));
        }
        if (door.label().startsWith("GET ") && pages(door)) {
            steps.add(Claim.step(
                    "Page by key, not by offset: page 10,000 then costs what page 1 costs. The cursor is opaque and"
                            + " validated; default 20 rows, at most 100, limit=1000000 is 400; no count(*).",
                    Keyset.of(door).map(Keyset::example).orElse(Keyset.GENERAL)));
        }
        steps.add(Claim.step(
                "Read only the columns of the answer (fields= by an allow list, if at all), in a read-only transaction,"
                        + " with a statement timeout of 2 s that becomes 503 with Retry-After.",
                ""));
        if (door.label().startsWith("GET ")) {
            steps.add(Claim.step(
                    "Answer with an ETag and Cache-Control: private; If-None-Match gets 304 before anything below the"
                            + " parent is read.",
                    ""));
        }
        pool(door).ifPresent(steps::add);
        steps.add(Claim.step(
                "Measure again with the same script, before and after in one table, and say when nothing was gained;"
                        + " a tenth of the p95 is what an index for the query usually brings on a million rows.",
                ""));
        return steps;
    }

    /// Connections are what slow statements use up first.
    private static Optional<Claim> pool(Door door) {
        return door.backend()
                .settings()
                .get("spring.datasource.hikari.maximum-pool-size")
                .map(setting -> Claim.fact(
                        "The pool has " + setting.value() + " connections: at 100 ms a statement they carry "
                                + setting.value() + "0 statements a second, at 5 s two in ten seconds each.",
                        setting.key(),
                        setting.at()));
    }

    private static List<Claim> tests(Door door) {
        List<Claim> tests = new ArrayList<>();
        tests.add(Claim.step("The number of statements is the same for 1, 10 and 100 rows, at most 3.", ""));
        if (pages(door)) {
            tests.add(Claim.step("Rows inserted while somebody pages: none twice, none left out.", ""));
        }
        if (door.label().contains("{") || door.row().may("public") != Row.May.YES) {
            tests.add(Claim.step("Somebody else's id: 404, and no query below it.", ""));
        }
        tests.add(Claim.step("64 at once with a slow statement: 503 for some, and other endpoints still answer.", ""));
        return tests;
    }

    private static boolean pages(Door door) {
        return door.paths()
                .queries(door.entry())
                .map(path -> ((Step.Run) path.step()).query().gives())
                .anyMatch(gives -> gives == Query.Gives.MANY || gives == Query.Gives.PAGE);
    }

    private List<Claim> pitfalls(Door door) {
        List<Claim> pitfalls = new ArrayList<>();
        pitfalls.add(Claim.pitfall("A plain create index blocks every write of the table while it is built."));
        if (pages(door)) {
            pitfalls.add(Claim.pitfall(
                    "A fetch join of a collection with paging reads the whole table into memory and pages there."));
        }
        pitfalls.add(Claim.pitfall(
                "A larger connection pool hides a slow statement for a week, then the database is full."));
        Optional<String> view =
                door.backend().settings().get("spring.jpa.open-in-view").map(each -> each.value());
        // mappers of other kinds have entities too, and no session that stays open
        boolean jpa = door.backend().settings().has("org.springframework.boot", "spring-boot-starter-data-jpa")
                || door.backend().settings().has("org.springframework.data", "spring-data-jpa");
        if (jpa && view.filter("false"::equals).isEmpty()) {
            pitfalls.add(Claim.pitfall(
                    "spring.jpa.open-in-view is not off: associations may load while the answer is written, outside of"
                            + " the transaction and out of sight."));
        }
        return pitfalls;
    }
}
