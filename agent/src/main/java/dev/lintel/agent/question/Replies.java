package dev.lintel.agent.question;

import dev.lintel.agent.Gate;
import dev.lintel.agent.Standing;
import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Client;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Table;
import dev.lintel.report.inventory.Row.May;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the answers to questions off the graph.
public final class Replies {
    static final String KIND = "question";

    private final Standing standing;

    public Replies(Standing standing) {
        this.standing = standing;
    }

    public Answer to(Question question) {
        Answer answer = switch (question) {
            case Question.Who who -> who(who);
            case Question.WhoCalls calls -> whoCalls(calls);
            case Question.RoleMay may -> roleMay(may.role());
            case Question.Which which -> which(which);
            case Question.Impact impact -> new ImpactReply(standing).of(impact);
            case Question.Migration migration -> new MigrationReply(standing).of(migration.changes());
            case Question.Method method -> new MethodReply(standing).of(method.name());
            case Question.About about -> new AboutReply(standing).of(about.mention(), about.method());
            case Question.Tables tables -> tables(tables);
            case Question.Clients clients -> clients(clients);
            case Question.Roles _ -> roles();
        };
        return answer;
    }

    private Answer who(Question.Who who) {
        List<Door> doors =
                doors(door -> who.deed().isDone(door.paths().traffic().of(who.table()), door.entry()));
        Part before = before(List.of(new Filter.Does(who.deed(), who.table())));
        if (doors.isEmpty()) {
            List<Door> others =
                    doors(door -> Deed.CHANGE.isDone(door.paths().traffic().of(who.table()), door.entry()));
            boolean hint = who.deed() == Deed.DELETE && !others.isEmpty();
            return Answer.of(
                    KIND,
                    (before.claims().isEmpty()
                                    ? "Nobody: no entry " + who.deed().says() + " " + who.table() + "."
                                    : "Whoever calls: no handler " + who.deed().says() + " " + who.table()
                                            + ", what runs before them does.")
                            + doubt(),
                    before,
                    new Part(hint ? "What writes " + who.table() : "", hint ? claims(others) : List.of()));
        }
        return Answer.of(
                KIND,
                whom(doors) + " can: " + count(doors.size(), "entry", "entries") + " "
                        + (doors.size() == 1 ? who.deed().says() : who.deed().say())
                        + " " + who.table() + "." + doubt(),
                new Part("", done(who, doors)),
                before);
    }

    /// What is saved may be there already: then it is changed and nothing is added.
    private static List<Claim> done(Question.Who who, List<Door> doors) {
        if (who.deed() != Deed.CREATE) {
            return claims(doors);
        }
        return claims(
                doors,
                door -> door.paths().traffic().of(who.table()).adders().contains(door.entry())
                        ? ""
                        : ", or changes one that is there");
    }

    /// What filters, interceptors and aspects do for endpoints of which all else that is asked holds.
    private Part before(List<Filter> filters) {
        List<Claim> claims = new ArrayList<>();
        for (Filter filter : filters) {
            if (filter instanceof Filter.Does does) {
                standing.gates().stream()
                        .filter(gate -> does.holds(gate.door(), standing))
                        .filter(gate -> gate.behind().stream()
                                .anyMatch(door -> filters.stream()
                                        .allMatch(each -> each == filter || each.holds(door, standing))))
                        .map(gate -> gate(gate, does.deed().says() + " " + does.table()))
                        .forEach(claims::add);
            }
        }
        return new Part("Before the handler", claims.stream().distinct().toList());
    }

    static Claim gate(Gate gate, String does) {
        return Claim.fact(
                gate.name() + " " + does + ", for " + gate.says(),
                gate.name(),
                gate.door().entry().at());
    }

    /// The widest access first: it is what the question is about.
    private static String whom(List<Door> doors) {
        boolean open = doors.stream().anyMatch(door -> door.row().may("public") == May.YES);
        if (open) {
            return "Anyone, without a login,";
        }
        boolean login = doors.stream()
                .flatMap(door -> door.endpoint().stream())
                .anyMatch(endpoint ->
                        endpoint.access() instanceof Access.Restricted restricted && !restricted.beyondLogin());
        if (login) {
            return "Everyone with a login";
        }
        String labels = doors.stream()
                .flatMap(door -> door.endpoint().stream())
                .map(endpoint -> callers(endpoint.access()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return labels.isEmpty() ? "No caller, only jobs and listeners," : "Only " + labels;
    }

    /// As it stands in "only .. can call".
    private static String callers(Access access) {
        return switch (access) {
            case Access.FromData _ -> "callers to whom rows of the database give the right";
            case Access.Unknown _ -> "callers whom a rule lets in that is not known";
            case Access.Denied _ -> "nobody";
            case Access.Restricted restricted -> "callers " + restricted.ofCallers();
            case Access.Public _ -> access.label();
        };
    }

    private Answer whoCalls(Question.WhoCalls calls) {
        Predicate<Door> method =
                door -> calls.method().isEmpty() || new Filter.Method(calls.method()).holds(door, standing);
        List<Door> exact = doors(door -> method.test(door)
                && door.endpoint()
                        .filter(endpoint -> endpoint.route().path().equals(calls.path()))
                        .isPresent());
        List<Door> doors = exact.isEmpty()
                ? doors(door -> method.test(door) && new Filter.Under(calls.path()).holds(door, standing))
                : exact;
        if (doors.isEmpty()) {
            return Answer.of(KIND, "There is no endpoint " + (calls.method() + " " + calls.path()).strip() + ".");
        }
        return Answer.of(KIND, whom(doors) + " can call " + calls.path() + ".", new Part("", claims(doors)));
    }

    private Answer roleMay(String role) {
        List<Door> may = doors(door -> door.isOwn() && door.row().may(role) == May.YES);
        List<Door> perhaps = doors(door -> door.isOwn() && door.row().may(role) == May.PERHAPS);
        String who = role.equals("public") ? "Somebody without a login" : "The role " + role;
        return Answer.of(
                KIND,
                who + " can call " + count(may.size(), "endpoint", "endpoints") + "."
                        + (perhaps.isEmpty()
                                ? ""
                                : " Of " + perhaps.size() + " more it is decided from data or not known."),
                new Part("", claims(may)),
                new Part("Perhaps", claims(perhaps)));
    }

    private Answer which(Question.Which which) {
        List<Door> doors = doors(door -> which.filters().stream().allMatch(filter -> filter.holds(door, standing)));
        if (!which.beyond().isEmpty()) {
            return Answer.of(
                    KIND,
                    "Not known: nothing that was read off the code is called \"" + String.join(" ", which.beyond())
                            + "\"; there are "
                            + count(doors.size(), "entry", "entries").toLowerCase(Locale.ROOT)
                            + " in all.",
                    new Part("All of them", which.count() ? List.of() : claims(doors)));
        }
        String says = which.filters().stream()
                .skip(which.filters().size() > 1 ? 1 : 0)
                .map(Filter::says)
                .collect(Collectors.joining(" and "));
        String things = which.filters().getFirst() instanceof Filter.IsEntry(Filter.IsEntry.Kind kind)
                        && kind != Filter.IsEntry.Kind.ENDPOINT
                ? "Entries"
                : "Endpoints";
        List<Claim> claims = new ArrayList<>(claims(doors));
        claims.addAll(limitsElsewhere(which));
        return Answer.of(
                KIND,
                things + (says.isEmpty() ? "" : " that " + says) + ": " + (doors.isEmpty() ? "none" : doors.size())
                        + "." + doubt(),
                new Part("", which.count() ? List.of() : claims),
                before(which.filters()));
    }

    /// A limiter in front makes "no limit found" a weaker statement.
    private List<Claim> limitsElsewhere(Question.Which which) {
        boolean asked = which.filters().stream().anyMatch(Filter.NotLimited.class::isInstance);
        return standing.backends().stream()
                .filter(_ -> asked)
                .map(Backend::controls)
                .filter(controls ->
                        !controls.limiters().isEmpty() || controls.edgeLimits().isPresent())
                .map(_ -> Claim.unknown("a limiter in front was found; which of these it covers is not known"))
                .toList();
    }

    private Answer tables(Question.Tables asked) {
        // Applications of one repository may share a schema.
        SequencedSet<Claim> claims = new LinkedHashSet<>();
        for (Backend backend : standing.backends()) {
            for (Table table : new TreeMap<>(backend.schema().tables()).values()) {
                switch (asked.of()) {
                    case ALL, LACKING_ELSE ->
                        claims.add(Claim.fact(
                                table.name() + ": " + count(table.columns().size(), "column", "columns"),
                                table.name(),
                                table.at()));
                    case WITHOUT_KEY -> {
                        if (table.primaryKey().isEmpty() && !table.view()) {
                            claims.add(Claim.fact(table.name() + " has no primary key", table.name(), table.at()));
                        }
                    }
                    case WITHOUT_INDEX -> {
                        if (table.indexes().isEmpty() && !table.view()) {
                            claims.add(Claim.fact(
                                    table.name()
                                            + (table.primaryKey().isEmpty()
                                                    ? " has no index and no key"
                                                    : " has no index but its key's"),
                                    table.name(),
                                    table.at()));
                        }
                    }
                    case REFERRING ->
                        table.references()
                                .forEach(key -> claims.add(Claim.fact(
                                        table.name() + "." + String.join(", ", key.columns()) + " refers to "
                                                + key.target(),
                                        table.name(),
                                        key.at())));
                    case KEY_WITHOUT_INDEX ->
                        table.references().stream()
                                .filter(key -> !indexed(table, key))
                                .forEach(key -> claims.add(Claim.fact(
                                        table.name() + "." + String.join(", ", key.columns()) + ", which refers to "
                                                + key.target() + ", has no index",
                                        table.name(),
                                        key.at())));
                }
            }
        }
        String what = switch (asked.of()) {
            case ALL -> count(claims.size(), "table", "tables") + " after the last migration.";
            case LACKING_ELSE ->
                "Not known which of them lack that; there are " + count(claims.size(), "table", "tables") + ".";
            case WITHOUT_KEY ->
                claims.isEmpty()
                        ? "Every table has a primary key."
                        : count(claims.size(), "table has", "tables have") + " no primary key.";
            case WITHOUT_INDEX -> count(claims.size(), "table has", "tables have") + " no index besides those of keys.";
            case REFERRING -> count(claims.size(), "foreign key", "foreign keys") + ".";
            case KEY_WITHOUT_INDEX -> count(claims.size(), "foreign key has", "foreign keys have") + " no index.";
        };
        return Answer.of(KIND, what + schemaDoubt(), new Part("", asked.count() ? List.of() : List.copyOf(claims)));
    }

    static boolean indexed(Table table, ForeignKey key) {
        return Stream.of(
                        table.indexes().stream()
                                .filter(index -> index.condition().isEmpty())
                                .map(index -> index.columns()),
                        table.uniques().stream().map(unique -> unique.columns()),
                        table.primaryKey().stream().map(primary -> primary.columns()))
                .flatMap(each -> each)
                .anyMatch(columns -> columns.size() >= key.columns().size()
                        && columns.subList(0, key.columns().size()).containsAll(key.columns()));
    }

    private Answer clients(Question.Clients asked) {
        SequencedSet<Claim> claims = new LinkedHashSet<>();
        for (Backend backend : standing.backends()) {
            for (Client client : backend.clients()) {
                if (!asked.withoutTimeout() || Filter.CallsWithoutTimeout.isUnlimited(client)) {
                    claims.add(AboutReply.client(client));
                }
            }
        }
        return Answer.of(
                KIND,
                count(claims.size(), "system outside is called", "systems outside are called")
                        + (asked.withoutTimeout() ? " without a full time limit." : "."),
                new Part("", asked.count() ? List.of() : List.copyOf(claims)));
    }

    private Answer roles() {
        Map<String, List<Door>> byRole = new TreeMap<>();
        for (Door door : standing.doors()) {
            door.endpoint().map(Endpoint::access).ifPresent(access -> {
                if (access instanceof Access.Restricted restricted) {
                    restricted.requirements().stream()
                            .filter(Requirement.AnyRole.class::isInstance)
                            .flatMap(each -> ((Requirement.AnyRole) each).roles().stream())
                            .forEach(role -> byRole.computeIfAbsent(role, _ -> new ArrayList<>())
                                    .add(door));
                }
            });
        }
        List<Claim> claims = byRole.entrySet().stream()
                .map(each -> Claim.fact(
                        each.getKey() + ": asked for by "
                                + count(each.getValue().size(), "endpoint", "endpoints"),
                        each.getKey(),
                        each.getValue().getFirst().row().access().orElseThrow().at()))
                .toList();
        return Answer.of(
                KIND,
                count(claims.size(), "role is", "roles are") + " asked for by access rules.",
                new Part("", claims));
    }

    private List<Door> doors(Predicate<Door> wanted) {
        return standing.doors().stream().filter(wanted).toList();
    }

    static List<Claim> claims(List<Door> doors) {
        return claims(doors, _ -> "");
    }

    /// @param remark behind all else
    private static List<Claim> claims(List<Door> doors, Function<Door, String> remark) {
        return doors.stream()
                .sorted(Comparator.comparing(door -> door.endpoint().isEmpty()))
                .map(door -> claim(door, remark.apply(door)))
                .toList();
    }

    private static Claim claim(Door door, String remark) {
        Optional<Access> access = door.row().access();
        String label =
                door.label() + access.map(each -> " (" + each.label() + ")").orElse("") + remark;
        return Claim.fact(label, door.label(), door.entry().at());
    }

    /// What keeps "none" from being the whole truth.
    private String doubt() {
        boolean unread = standing.backends().stream()
                .flatMap(backend -> backend.queries().stream())
                .anyMatch(query -> !query.shape().complete());
        return unread ? " Some statements could not be read, so there may be more." : "";
    }

    private String schemaDoubt() {
        return standing.backends().stream()
                        .anyMatch(backend -> !backend.schema().complete())
                ? " Some migrations could not be read."
                : "";
    }

    static String count(int number, String one, String many) {
        return switch (number) {
            case 0 -> "No " + one;
            case 1 -> "One " + one;
            default -> number + " " + many;
        };
    }
}
