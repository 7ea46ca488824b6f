package dev.lintel.agent.question;

import dev.lintel.agent.Gate;
import dev.lintel.agent.Standing;
import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.words.Mention;
import dev.lintel.agent.words.SimpleName;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Client;
import dev.lintel.graph.Path;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Settings.Setting;
import dev.lintel.graph.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// What is known about one thing that the backend has a name for.
final class AboutReply {
    private final Standing standing;

    AboutReply(Standing standing) {
        this.standing = standing;
    }

    /// @param method of an endpoint; empty for any
    Answer of(Mention mention, String method) {
        return switch (mention.kind()) {
            case TABLE -> table(mention.name());
            case COLUMN -> column(mention.name());
            case PATH -> path(mention.name(), method);
            case CLIENT -> each(Backend::clients, Client::name, mention.name(), AboutReply::client);
            case TYPE -> type(mention.name());
            case METHOD -> new MethodReply(standing).of(mention.name());
            case INDEX -> index(mention.name());
            case SETTING -> setting(mention.name());
            case ROLE, PRACTICE, HTTP_METHOD -> Answer.of(Replies.KIND, mention.name() + " is a name only.");
        };
    }

    private <T> Answer each(
            Function<Backend, List<T>> all, Function<T, String> name, String wanted, Function<T, Claim> says) {
        List<Claim> claims = standing.backends().stream()
                .flatMap(backend -> all.apply(backend).stream())
                .filter(each -> name.apply(each).equals(wanted))
                .map(says)
                .toList();
        List<Door> doors = standing.doors().stream()
                .filter(door -> door.row().calls().contains(wanted))
                .toList();
        return Answer.of(
                Replies.KIND, wanted + ":", new Part("", claims), new Part("Called by", Replies.claims(doors)));
    }

    static Claim client(Client client) {
        return Claim.fact(
                client.name() + " (" + client.library() + "): connect " + limit(client.connect()) + ", response "
                        + limit(client.response()),
                client.name(),
                client.definedAt());
    }

    private static String limit(Client.Timeout timeout) {
        return switch (timeout.state()) {
            case LIMITED ->
                timeout.millis().map(millis -> "within " + millis + " ms").orElse("limited");
            case UNLIMITED -> "waits for ever (" + timeout.why() + ")";
            case UNKNOWN -> "limit not known (" + timeout.why() + ")";
        };
    }

    private Answer table(String name) {
        // Applications of one repository may share a schema.
        SequencedSet<Claim> columns = new LinkedHashSet<>();
        SequencedSet<Claim> keys = new LinkedHashSet<>();
        SequencedSet<Claim> mapped = new LinkedHashSet<>();
        SequencedSet<Claim> referring = new LinkedHashSet<>();
        for (Backend backend : standing.backends()) {
            backend.schema().tables().values().stream()
                    .sorted(Comparator.comparing(Table::name))
                    .forEach(table -> table.references().stream()
                            .filter(key -> key.target().equals(name))
                            .forEach(key -> referring.add(Claim.fact(
                                    table.name() + " by " + String.join(", ", key.columns()),
                                    table.name(),
                                    key.at()))));
            backend.entityOfTable(name)
                    .ifPresent(entity -> mapped.add(
                            Claim.fact(SimpleName.of(entity.type()) + " is mapped to it", entity.type(), entity.at())));
            backend.schema().table(name).ifPresent(table -> {
                table.columns().forEach(column -> columns.add(Claim.fact(describe(table, column), name, column.at())));
                table.primaryKey()
                        .ifPresent(key -> keys.add(
                                Claim.fact("primary key (" + String.join(", ", key.columns()) + ")", name, key.at())));
                table.uniques()
                        .forEach(key -> keys.add(
                                Claim.fact("unique (" + String.join(", ", key.columns()) + ")", name, key.at())));
                table.indexes()
                        .forEach(index -> keys.add(Claim.fact(
                                index(index) + " (" + String.join(", ", index.columns()) + ")", name, index.at())));
                table.references()
                        .forEach(key -> keys.add(Claim.fact(
                                String.join(", ", key.columns()) + " refers to " + key.target(), name, key.at())));
            });
        }
        List<Door> doors = standing.doors().stream()
                .filter(door -> Deed.TOUCH.isDone(door.paths().traffic().of(name), door.entry()))
                .toList();
        String headline = columns.isEmpty()
                ? "No migration or schema file creates the table " + name + "."
                : "The table " + name + " has " + columns.size() + " columns.";
        return Answer.of(
                Replies.KIND,
                headline,
                new Part("Mapping", List.copyOf(mapped)),
                new Part("Columns", List.copyOf(columns)),
                new Part("Keys and indexes", List.copyOf(keys)),
                new Part("Referred to by", List.copyOf(referring)),
                new Part("Touched by", Replies.claims(doors)),
                new Part(
                        "Touched before the handler",
                        standing.gates().stream()
                                .filter(gate -> Deed.TOUCH.isDone(
                                        gate.door().paths().traffic().of(name),
                                        gate.door().entry()))
                                .map(gate -> Replies.gate(gate, "touches it"))
                                .distinct()
                                .toList()));
    }

    private static String describe(Table table, Column column) {
        String size = column.length() == 0
                ? ""
                : "(" + column.length() + (column.scale() == 0 ? "" : ", " + column.scale()) + ")";
        boolean key = table.primaryKey()
                .filter(each -> each.columns().contains(column.name()))
                .isPresent();
        return column.name() + " " + column.type() + size + (column.nullable() && !key ? "" : " not null");
    }

    private Answer column(String name) {
        String table = name.substring(0, name.indexOf('.'));
        String column = name.substring(name.indexOf('.') + 1);
        List<Claim> claims = standing.backends().stream()
                .flatMap(backend -> backend.schema().table(table).stream())
                .flatMap(each ->
                        each.column(column).stream().map(found -> Claim.fact(describe(each, found), name, found.at())))
                .distinct()
                .toList();
        return Answer.of(Replies.KIND, name + ":", new Part("", claims));
    }

    private Answer path(String path, String method) {
        List<Door> exact = standing.doors().stream()
                .filter(door -> method.isEmpty() || new Filter.Method(method).holds(door, standing))
                .filter(door -> door.endpoint()
                        .filter(endpoint -> endpoint.route().path().equals(path))
                        .isPresent())
                .toList();
        List<Door> doors = exact.isEmpty()
                ? standing.doors().stream()
                        .filter(door -> method.isEmpty() || new Filter.Method(method).holds(door, standing))
                        .filter(door -> new Filter.Under(path).holds(door, standing))
                        .toList()
                : exact;
        List<Part> parts = new ArrayList<>();
        for (Door door : doors) {
            List<Claim> claims = new ArrayList<>();
            claims.add(Claim.fact(
                    "handled by " + door.row().handler(),
                    door.label(),
                    door.entry().at()));
            door.row()
                    .access()
                    .ifPresent(
                            access -> claims.add(Claim.fact("access: " + access.label(), door.label(), access.at())));
            if (doors.size() <= 3) {
                standing.gates().stream()
                        .filter(gate -> gate.behind().contains(door))
                        .flatMap(AboutReply::before)
                        .distinct()
                        .forEach(claims::add);
                door.ways().stream().flatMap(AboutReply::happening).distinct().forEach(claims::add);
            }
            standing.findings(door)
                    .forEach(reported -> claims.add(Claim.risk(
                            reported.finding().headline(),
                            reported.finding().practice(),
                            List.of(reported.finding().at()),
                            "")));
            parts.add(new Part(door.label(), claims));
        }
        return new Answer(
                Replies.KIND,
                doors.isEmpty()
                        ? "There is no endpoint " + (method + " " + path).strip() + "."
                        : Replies.count(doors.size(), "endpoint", "endpoints") + " at " + path + ".",
                parts,
                List.of());
    }

    private static Stream<Claim> before(Gate gate) {
        return gate.door().ways().stream()
                .flatMap(AboutReply::happening)
                .map(claim -> Claim.fact(
                        "before it, " + gate.name() + " " + claim.says(),
                        claim.about(),
                        claim.places().getFirst()));
    }

    private static Stream<Claim> happening(Path path) {
        return switch (path.step()) {
            case Step.Run run -> Stream.of(Claim.fact(says(run.query()), "", run.at()));
            case Step.Remote remote ->
                Stream.of(Claim.fact(
                        "calls " + remote.client().name()
                                + (path.transaction().isPresent() ? " while a transaction is open" : ""),
                        remote.client().name(),
                        remote.at()));
            case Step.Publish publish -> Stream.of(Claim.fact("publishes to " + publish.channel(), "", publish.at()));
            default -> Stream.of();
        };
    }

    private static String says(Query query) {
        String tables = String.join(
                ", ",
                query.shape().tables().stream()
                        .map(use -> use.table())
                        .distinct()
                        .toList());
        return (query.shape().mutates() ? "writes " : "reads ") + tables;
    }

    private Answer type(String simple) {
        List<Door> doors = standing.doors().stream()
                .filter(door -> door.row().handler().startsWith(simple + "."))
                .toList();
        return Answer.of(
                Replies.KIND,
                simple + " answers " + Replies.count(doors.size(), "entry", "entries") + ".",
                new Part("", Replies.claims(doors)));
    }

    /// One without a name is the database's own, of a foreign key.
    static String index(Index index) {
        return index.name().isEmpty() ? "index of its own making" : "index " + index.name();
    }

    private Answer index(String name) {
        List<Claim> claims = standing.backends().stream()
                .flatMap(backend -> backend.schema().tables().values().stream())
                .flatMap(table -> table.indexes().stream()
                        .filter(index -> index.name().equals(name))
                        .map(index -> Claim.fact(
                                name + " on " + table.name() + " (" + String.join(", ", index.columns()) + ")"
                                        + (index.unique() ? ", unique" : ""),
                                name,
                                index.at())))
                .toList();
        return Answer.of(Replies.KIND, "The index " + name + ":", new Part("", claims));
    }

    private Answer setting(String key) {
        List<Claim> claims = standing.backends().stream()
                .flatMap(backend -> backend.settings().all().stream())
                .filter(setting -> setting.key().equals(key))
                .map(AboutReply::setting)
                .distinct()
                .toList();
        return Answer.of(Replies.KIND, "The setting " + key + ":", new Part("", claims));
    }

    static Claim setting(Setting setting) {
        String key = setting.key();
        return Claim.fact(
                key
                        + (Secrets.isSecret(key) ? " is set (not shown)" : " = " + setting.value())
                        + (setting.profile().isEmpty() ? "" : " in the profile " + setting.profile()),
                key,
                setting.at());
    }
}
