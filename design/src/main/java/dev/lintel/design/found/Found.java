package dev.lintel.design.found;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.BriefText;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.Audit;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Who;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Ownership;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Step;
import dev.lintel.sql.Dialect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The brief of a backend that is there.
///
/// @param brief with defaults where nothing is known; `notes` tells those apart
public record Found(Brief brief, Notes notes) {
    private static final long ROWS = 100_000;
    private static final Brief.Allowance STRANGERS = new Brief.Allowance(60, 60, 20, false);

    /// As YAML, with the place of what was read beside it, without the keys of which nothing is known, and with
    /// what a brief cannot say as comments at its end.
    public String text() {
        StringBuilder text = new StringBuilder(BriefText.of(brief, notes));
        if (!notes.left().isEmpty()) {
            text.append("# What is there and has no word here:\n");
            notes.left().forEach(each -> text.append("# - ").append(each).append('\n'));
        }
        return text.toString();
    }

    public static Found in(Backend backend) {
        return new Reader(backend).read();
    }

    private static final class Reader {
        private static final Map<Dialect, String> OTHERS =
                Map.of(Dialect.MYSQL, "MySQL", Dialect.ORACLE, "Oracle", Dialect.SQLSERVER, "SQL Server");

        private final Backend backend;
        private final Paths paths;
        private final Notes notes = new Notes();
        private final List<Thing> things;
        private final List<Door> doors = new ArrayList<>();
        private final Ties ties;
        private final Ownership ownership;
        private final Surroundings around;
        private final List<String> numbered = new ArrayList<>();
        private final Map<Thing, Relations> relations = new LinkedHashMap<>();
        private final Map<String, Thing> byName = new LinkedHashMap<>();

        Reader(Backend backend) {
            this.backend = backend;
            this.paths = backend.paths();
            this.things = Thing.all(paths);
            this.ownership = Ownership.of(backend.schema());
            this.ties = new Ties(paths, ownership, new Conditions(backend), things);
            for (Endpoint endpoint : backend.endpoints()) {
                if (endpoint.exposure() == Endpoint.Exposure.API) {
                    Door.of(endpoint, things).or(() -> registration(endpoint)).ifPresent(doors::add);
                }
            }
            this.around = new Surroundings(paths, doors, notes);
            for (Thing thing : things) {
                relations.put(thing, Relations.of(thing, things, doors, ties));
                byName.put(thing.name(), thing);
            }
        }

        Found read() {
            List<Resource> resources = new ArrayList<>();
            List<AccessPattern> patterns = new ArrayList<>();
            Patterns lists = new Patterns(paths, new Conditions(backend));
            for (Thing thing : things) {
                Resource resource = resource(thing);
                if (resource.fields().isEmpty()) {
                    notes.left(thing.table().name() + " keeps nothing that a brief has a type for");
                    continue;
                }
                resources.add(resource);
                patterns.addAll(lists.of(resource, thing, doors, export(thing)));
            }
            String ties = Thing.tablesOf(backend)
                    .filter(Thing::isLink)
                    .map(Schema.Table::name)
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (!ties.isEmpty()) {
                notes.left(ties + ": pairs of rows, for which a brief has no word");
            }
            if (!numbered.isEmpty()) {
                notes.left("ids of " + String.join(", ", numbered) + " are no UUIDs; those of a brief are");
            }
            Dialect dialect = backend.schema().dialect();
            if (OTHERS.containsKey(dialect)) {
                notes.left("the database is " + OTHERS.get(dialect) + "; that of a brief is PostgreSQL");
            }
            List<String> roles = roles(resources);
            SequencedMap<String, Brief.Allowance> tiers = tiers(roles);
            unknown(resources, tiers);
            Brief brief = new Brief(
                    around.service(),
                    new Brief.Scale(10_000, 0.05, 5, 1),
                    around.auth(registers(resources)),
                    roles,
                    tenancy(resources),
                    resources,
                    patterns,
                    new Brief.Limits(tiers, around.weights(resources)),
                    new Externals(paths, doors, notes).all(),
                    List.of(),
                    around.rules(resources, byName),
                    new Brief.Compatibility(true, 180, true, new LinkedHashMap<>()),
                    List.of());
            return new Found(brief, notes);
        }

        /// `POST /auth/register` makes an account, whatever its address says.
        private Optional<Door> registration(Endpoint endpoint) {
            boolean registers = endpoint.route().method().equals("POST")
                    && endpoint.route().path().toLowerCase(Locale.ROOT).matches(".*/(register|registration|sign-?up)");
            return things.stream()
                    .filter(thing ->
                            registers && ownership.isUserTable(thing.table().name()))
                    .filter(thing -> paths.queries(endpoint)
                            .map(path -> ((Step.Run) path.step()).query().shape())
                            .anyMatch(shape -> shape.mutates()
                                    && shape.mainTable().filter(thing::is).isPresent()))
                    .findFirst()
                    .map(thing -> new Door(endpoint, thing, List.of(), false, Optional.empty()));
        }

        private void unknown(List<Resource> resources, Map<String, Brief.Allowance> tiers) {
            notes.unknown("scale");
            notes.unknown("compatibility");
            resources.forEach(each -> notes.unknown("resources." + each.name() + ".rows"));
            if (tiers.isEmpty()) {
                notes.unknown("limits");
            }
        }

        private Resource resource(Thing thing) {
            String key = "resources." + thing.name();
            notes.read(key, thing.table().at());
            identity(thing);
            Relations links = Objects.requireNonNull(relations.get(thing), thing.name());
            Optional<Lifecycle> lifecycle = Lifecycle.of(thing, paths);
            SequencedMap<String, List<String>> states = new LinkedHashMap<>();
            lifecycle.ifPresent(each -> {
                states.putAll(each.states());
                notes.read(key + ".states", each.column().at());
            });
            boolean account = isAccount(thing);
            Bodies bodies = new Bodies(backend);
            Optional<Map<String, String>> sent = links.parent().isPresent()
                    ? createOf(links.parent().get()).flatMap(create -> bodies.sentAsPart(create, thing))
                    : createOf(thing).flatMap(bodies::sent);
            List<Field> fields = new Fields(paths, thing, account, links, lifecycle, sent, notes).all();
            return new Resource(
                    thing.name(),
                    false,
                    fields,
                    links.owner(),
                    links.tenant(),
                    links.references(),
                    Relations.parts(thing, relations, createOf(thing), bodies, notes),
                    states,
                    ROWS,
                    false,
                    access(thing, links, lifecycle),
                    audit(thing),
                    Optional.empty());
        }

        private void identity(Thing thing) {
            boolean uuid = thing.table().primaryKey().stream()
                    .flatMap(each -> each.columns().stream())
                    .flatMap(name -> thing.table().column(name).stream())
                    .allMatch(column -> column.family() == Schema.Family.UUID);
            if (!uuid) {
                numbered.add(thing.table().name());
            }
        }

        private boolean isAccount(Thing thing) {
            return ownership.isUserTable(thing.table().name());
        }

        private Optional<Endpoint> createOf(Thing thing) {
            return doors.stream()
                    .filter(door -> door.thing().equals(thing) && door.isCreate())
                    .map(Door::endpoint)
                    .findFirst();
        }

        /// What one row is asked for says who may read; a list alone where there is no such endpoint.
        private SequencedMap<String, List<Who>> access(Thing thing, Relations links, Optional<Lifecycle> lifecycle) {
            List<String> states =
                    lifecycle.map(each -> List.copyOf(each.states().keySet())).orElse(List.of());
            Permissions permissions = new Permissions(ties, notes);
            Map<String, Door> chosen =
                    new TreeMap<>(Comparator.comparingInt(Reader::rank).thenComparing(word -> word));
            for (Door door : doors) {
                if (!door.thing().equals(thing)) {
                    continue;
                }
                Optional<String> operation = door.operation(states);
                if (operation.isEmpty()) {
                    if (!isExport(door)) {
                        notes.left(door.endpoint().label() + " is an operation of its own");
                    }
                } else {
                    chosen.merge(operation.get(), door, (one, other) -> other.item() && !one.item() ? other : one);
                }
            }
            SequencedMap<String, List<Who>> access = new LinkedHashMap<>();
            chosen.forEach((operation, door) -> {
                List<Who> who =
                        permissions.of(door, links, lifecycle, "resources." + thing.name() + ".access." + operation);
                if (!who.isEmpty()) {
                    access.put(operation, distinct(who));
                }
            });
            return access;
        }

        private static int rank(String operation) {
            int at = Resource.CRUD.indexOf(operation);
            return at < 0 ? Resource.CRUD.size() : at;
        }

        private static List<Who> distinct(List<Who> who) {
            return List.copyOf(new LinkedHashSet<>(who));
        }

        private Optional<Door> export(Thing thing) {
            return doors.stream()
                    .filter(door -> door.thing().equals(thing) && isExport(door))
                    .findFirst();
        }

        private static boolean isExport(Door door) {
            Endpoint endpoint = door.endpoint();
            return endpoint.route().method().equals("GET")
                    && !door.item()
                    && (endpoint.responds().shape() == Endpoint.Answer.Shape.STREAM
                            || endpoint.route().produces().stream().anyMatch(type -> type.contains("ndjson")));
        }

        /// Whoever touches a row is written down when a table of that name takes a line on the way.
        private Audit audit(Thing thing) {
            Audit audit = Audit.NONE;
            for (Door door : doors) {
                if (door.thing().equals(thing) && writesDown(door.endpoint())) {
                    if (door.endpoint().route().method().equals("GET")) {
                        return Audit.FULL;
                    }
                    audit = Audit.CHANGES;
                }
            }
            return audit;
        }

        private boolean writesDown(Endpoint endpoint) {
            return paths.queries(endpoint)
                    .map(path -> ((Step.Run) path.step()).query().shape())
                    .filter(shape -> shape.mutates())
                    .flatMap(shape -> shape.mainTable().stream())
                    .anyMatch(table -> table.matches("(.*_)?audit(_.*)?"));
        }

        /// The first is what an account gets that nobody gave another.
        private List<String> roles(List<Resource> resources) {
            Set<String> named = new LinkedHashSet<>();
            things.stream()
                    .filter(this::isAccount)
                    .flatMap(thing -> thing.table().column("role").stream())
                    .flatMap(column -> Bounds.words(column.defaultText()).stream())
                    .map(Words::role)
                    .filter(role -> !role.isEmpty())
                    .forEach(named::add);
            resources.forEach(resource -> resource.access()
                    .values()
                    .forEach(who -> who.forEach(each -> each.role().ifPresent(named::add))));
            List<String> roles = new ArrayList<>(around.roles(named));
            if (roles.isEmpty()) {
                notes.assumed("roles", "no rule names one");
                roles.add("user");
            }
            return roles;
        }

        private SequencedMap<String, Brief.Allowance> tiers(List<String> roles) {
            SequencedMap<String, Brief.Allowance> tiers = new LinkedHashMap<>();
            around.tiers().forEach((tier, allowance) -> {
                if (tier.equals(Brief.Limits.ANONYMOUS) || roles.contains(tier)) {
                    tiers.put(tier, allowance);
                }
            });
            if (!tiers.isEmpty()) {
                tiers.putIfAbsent(Brief.Limits.ANONYMOUS, STRANGERS);
            }
            return tiers;
        }

        private static boolean registers(List<Resource> resources) {
            return resources.stream()
                    .filter(Resource::isAccount)
                    .anyMatch(each -> each.who("create").stream().anyMatch(Who::isPublic));
        }

        private static Optional<String> tenancy(List<Resource> resources) {
            return resources.stream()
                    .flatMap(each -> each.tenant().stream())
                    .map(Reference::to)
                    .findFirst();
        }
    }
}
