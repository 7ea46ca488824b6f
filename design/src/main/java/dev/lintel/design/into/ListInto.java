package dev.lintel.design.into;

import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Who;
import dev.lintel.design.found.Listing;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Sensitivity;
import dev.lintel.review.Patch;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A list of rows that are there, as a patch of new files: its query, its endpoint, its index, a test. What is there
/// is left as it is.
public final class ListInto {
    private static final Set<Sensitivity> HIDDEN = Set.of(Sensitivity.CREDENTIAL, Sensitivity.TOKEN, Sensitivity.CARD);
    private static final Set<String> STRANGERS = Set.of("public", "signed-in");

    private final Listing listing;
    private final Backend backend;
    private final Workspace workspace;
    private final List<String> said = new ArrayList<>();

    private ListInto(Listing listing, Backend backend, Workspace workspace) {
        this.listing = listing;
        this.backend = backend;
        this.workspace = workspace;
    }

    public static Into of(Listing listing, Backend backend, Workspace workspace) throws Unlike, IOException {
        return new ListInto(listing, backend, workspace).into();
    }

    private Into into() throws Unlike, IOException {
        Resource reading = reading();
        Detect detect = new Detect(
                backend,
                workspace,
                Into.nearness(reading, backend),
                Optional.of(listing.key().family()),
                workspace.file(listing.row().at().file()).map(SourceFile::module).stream()
                        .collect(Collectors.toSet()));
        House house = detect.house();
        refuse(house);
        String path = new ListPath(listing, backend, house)
                .text(
                        listing.of().isPresent()
                                ? asked(listing.of().get().column(), house).name()
                                : "");
        Gates.Decided decided =
                new Gates(backend, new Neighbours(detect.controllers(), detect.controller()), path).decide(reading);
        ListFiles files = files(house, path, decided.handlers().getOrDefault("read", Gates.Gate.NONE));
        List<Patch.Change> changes = new ArrayList<>();
        new Doorway(backend, workspace)
                .open(decided.rules(), path.replaceAll("\\{[^}]*}", "*"))
                .ifPresent(opened ->
                        changes.add(new Patch.Change(opened.file(), Optional.of(opened.before()), opened.text())));
        files.all().forEach((file, text) -> changes.add(new Patch.Change(new SourceId(file), Optional.empty(), text)));
        changes.addAll(index(house));
        changes.sort(Comparator.comparing(Patch.Change::file));
        List<String> seen = new ArrayList<>(house.seen());
        seen.addAll(decided.said());
        seen.addAll(said);
        return new Into(seen, new Patch(changes, List.of()));
    }

    /// Who reads, as of a resource of a brief.
    private Resource reading() {
        Who.Caller caller = switch (listing.readers()) {
            case "public" -> new Who.Anyone();
            case "signed-in" -> new Who.SignedIn();
            default -> new Who.Holder(listing.readers());
        };
        SequencedMap<String, List<Who>> access = new LinkedHashMap<>();
        access.put("read", List.of(new Who(caller, Optional.empty())));
        return new Resource(
                listing.thing(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                new LinkedHashMap<>(),
                0,
                false,
                access,
                Resource.Audit.NONE,
                Optional.empty());
    }

    private void refuse(House house) throws Unlike {
        Dialect dialect = house.ddl().dialect();
        if (house.store() == Store.R2DBC) {
            throw new Unlike("lists under R2DBC are not followed yet");
        }
        if (house.store().isMyBatis() && (dialect == Dialect.ORACLE || dialect == Dialect.SQLSERVER)) {
            throw new Unlike("pages are written with LIMIT, which " + dialect + " does not know: not followed yet");
        }
        if (house.store() == Store.JPA
                && listing.row().entity().filter(Entity::complete).isEmpty()) {
            throw new Unlike("no class whose mapping is understood to its end keeps the rows of "
                    + listing.table().name());
        }
    }

    private ListFiles files(House house, String path, Gates.Gate gate) throws Unlike, IOException {
        Optional<ListPart> of = Optional.empty();
        if (listing.of().isPresent()) {
            of = Optional.of(asked(listing.of().get().column(), house));
        }
        List<ListPart> by = new ArrayList<>();
        for (Column each : listing.by()) {
            by.add(asked(each, house));
        }
        ListPart key = asked(listing.key(), house);
        List<ListPart> shown = new ArrayList<>(List.of(key));
        shown(house).filter(each -> !each.equals(key)).forEach(shown::add);
        Optional<String> kept = new ListDeletions(listing, backend, workspace).kept(house, said);
        return new ListFiles(
                house,
                listing,
                base(house),
                path,
                of,
                by,
                key,
                listing.byKey() ? key : asked(listing.order().column(), house),
                shown,
                filled(house, shown),
                kept,
                gate);
    }

    private ListPart asked(Column column, House house) throws Unlike {
        return part(column, house)
                .orElseThrow(() -> new Unlike(listing.table().name() + "." + column.name() + " (" + column.type()
                        + ") is nothing that a request can name here"));
    }

    private Optional<ListPart> part(Column column, House house) {
        return house.store() == Store.JPA
                ? listing.row().entity().flatMap(each -> ListPart.mapped(each, column, backend))
                : ListPart.stored(column, listing, house.style(), house.ddl().dialect());
    }

    /// No secret, and nothing about persons to whoever is logged in.
    private Stream<ListPart> shown(House house) {
        boolean strangers = STRANGERS.contains(listing.readers());
        Set<String> chosen = listing.asked().stream().map(Column::name).collect(Collectors.toSet());
        List<String> hidden = new ArrayList<>();
        List<ListPart> shown = new ArrayList<>();
        for (Column each : listing.table().columns()) {
            Sensitivity kind = Sensitivity.of(each.name());
            boolean secret = HIDDEN.contains(kind);
            boolean personal = strangers && kind == Sensitivity.PERSONAL && !chosen.contains(each.name());
            if (secret || personal) {
                hidden.add(each.name());
            } else {
                part(each, house).ifPresent(shown::add);
            }
        }
        if (!hidden.isEmpty()) {
            said.add("the list leaves out " + String.join(", ", hidden));
        }
        return shown.stream();
    }

    /// The class that mappers fill today, where it has a property for each column and none that is hidden.
    private Optional<String> filled(House house, List<ListPart> shown) {
        return listing.row()
                .entity()
                .filter(_ -> house.store().isMyBatis()
                        && shown.size() == listing.table().columns().size())
                .filter(each -> shown.stream()
                        .allMatch(part -> each.property(part.name()).isPresent()))
                .map(Entity::type);
    }

    /// `CustomerOrder`; `OrderList` where they are nobody's, or where that is there already.
    private String base(House house) throws Unlike {
        String thing = listing.thing();
        String first = listing.of()
                .map(Listing.Of::noun)
                .filter(each -> !thing.startsWith(each))
                .map(each -> each + thing)
                .orElse(thing + "List");
        return Stream.of(first, thing + "List", first + "List")
                .filter(each -> Stream.of("", "View", house.store().suffix(), house.controllerSuffix())
                        .noneMatch(suffix -> isTaken(each + suffix)))
                .findFirst()
                .orElseThrow(() -> new Unlike(first + " is there already; nothing is written over it"));
    }

    private boolean isTaken(String type) {
        return workspace
                .files(each -> each.id().fileName().equals(type + ".java"))
                .findAny()
                .isPresent();
    }

    private List<Patch.Change> index(House house) throws IOException {
        boolean referencesKeyed = backend.schema().dialect() == Dialect.MYSQL;
        Optional<List<String>> lacking = listing.lackingIndex(referencesKeyed);
        if (lacking.isEmpty()) {
            return List.of();
        }
        String columns = String.join(", ", lacking.get());
        AlteredTable altered = new AlteredTable(
                listing.table().name(), List.of(), List.of(), List.of(), List.of(), List.of(lacking.get()));
        try {
            List<Patch.Change> changes =
                    new TableChanges(house.ddl(), house.identity().sql(), workspace).altering(altered);
            said.add("no index begins with " + columns + ": one is made for the list");
            return changes;
        } catch (Unlike unlike) {
            said.add("the list wants an index on " + columns + " of "
                    + listing.table().name() + ": write it beside the others, as `@Index(columnList = \"" + columns
                    + "\")` of the class's @Table, or where the table is made (" + unlike.getMessage() + ")");
            return List.of();
        }
    }
}
