package dev.lintel.agent.scene;

import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Path;
import dev.lintel.graph.Query;
import dev.lintel.graph.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
                            "Which endpoint is slow is not said, and reading the code shows none that must be.",
                            new Part(
                                    "",
                                    List.of(Claim.unknown(
                                            "name the endpoint or the table: \"GET /api/orders is slow\""))))
                    .then("lintel optimize --db URL " + target());
        }
        Door door = meant.getFirst();
        List<Claim> why = Risks.of(topic.standing()
                .findings(door)
                .filter(each -> each.all()
                        .anyMatch(part -> PRACTICES.contains(part.finding().practice()))));
        List<Claim> asked = new ArrayList<>();
        Set<String> tables = new java.util.TreeSet<>();
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
        String headline = why.isEmpty()
                ? door.label() + " asks " + (asked.size() == 1 ? "one thing" : asked.size() + " things")
                        + "; nothing is slow by what the code and the migrations say, so it has to be measured."
                : door.label() + " is slow for " + (why.size() == 1 ? "a reason" : why.size() + " reasons")
                        + " that the code shows.";
        return new Answer(
                "optimize",
                headline,
                List.of(
                        new Part("Meant", candidates(meant)),
                        new Part("Why", why),
                        new Part("What one request asks, in order", asked),
                        new Part("Do, in this order", steps),
                        new Part("Pitfalls", pitfalls(door))),
                List.of("lintel optimize --db URL " + target(), "lintel review " + target() + " --fix"));
    }

    private String target() {
        return topic.standing().verdict().target();
    }

    /// What the sentence means, GET before others; without a name, what the review calls slow.
    private List<Door> slowest() {
        List<Door> named = topic.doors();
        if (named.isEmpty()) {
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
                .findings(door)
                .filter(each -> PRACTICES.contains(each.finding().practice()))
                .count();
    }

    private static List<Claim> candidates(List<Door> doors) {
        return doors.stream()
                .limit(MOST)
                .map(door -> Claim.fact(
                        door.label() + ", handled by " + door.row().handler(),
                        door.label(),
                        door.entry().at()))
                .toList();
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
                        + ", statements per request, and the plan of each statement on data of production's size.",
                "explain (analyze, buffers) <the statement>;"));
    }

    private static Stream<Claim> indexes(Door door) {
        return door.paths()
                .queries(door.entry())
                .map(path -> ((Step.Run) path.step()).query())
                .flatMap(query -> IndexNeed.of(door.backend(), query).stream())
                .filter(IndexNeed::isMissing)
                .map(need -> Claim.step(
                        "Add the index that serves filter and order together, built concurrently in a migration of its own.",
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
                    "@EntityGraph(attributePaths = {..})   // or one query by the ids: findAllById(ids)"));
        }
        if (door.label().startsWith("GET ") && pages(door)) {
            steps.add(
                    Claim.step(
                            "Page by key, not by offset: page 10,000 then costs what page 1 costs. Default 20 rows, at most 100,"
                                    + " no count(*).",
                            "where (created_at, id) < (:lastCreatedAt, :lastId) order by created_at desc, id desc limit :size"));
        }
        steps.add(Claim.step(
                "Read only the columns of the answer, in a read-only transaction, with a statement timeout of 2 s.",
                ""));
        steps.add(Claim.step("Measure again, and say when nothing was gained.", ""));
        return steps;
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
        boolean jpa = !door.backend().entities().isEmpty();
        if (jpa && view.filter("false"::equals).isEmpty()) {
            pitfalls.add(Claim.pitfall(
                    "spring.jpa.open-in-view is not off: associations may load while the answer is written, outside of"
                            + " the transaction and out of sight."));
        }
        return pitfalls;
    }
}
