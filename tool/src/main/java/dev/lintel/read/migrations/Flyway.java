package dev.lintel.read.migrations;

import dev.lintel.code.Program;
import dev.lintel.graph.Schema.Change;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceFile.Origin;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Flyway's migrations: files named `V1__a.sql` and `R__a.sql`, below the configured locations or wherever files
/// with such names are. Migrations of one location are one database; where folders are named after vendors, each
/// vendor is one, with what is common to all.
public final class Flyway implements Framework {
    private static final Set<Dialect> READ = EnumSet.of(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.H2);
    private static final String DEFAULT_LOCATION = "db/migration";

    @Override
    public String name() {
        return "Flyway";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Map<String, ModuleSettings> settings = ModuleSettings.of(workspace);
        Map<Location, List<Script>> found =
                new TreeMap<>(Comparator.comparing(Location::module).thenComparing(Location::folder));
        workspace
                .files(file -> file.origin() == Origin.MAIN)
                .forEach(file -> script(file, settings)
                        .ifPresent(script -> found.computeIfAbsent(script.location(), _ -> new ArrayList<>())
                                .add(script)));
        if (found.isEmpty()) {
            return Stream.of();
        }
        Dialects dialects = Dialects.of(workspace, settings);
        Map<SourceId, SourceFile> files = workspace.byId();
        return found.entrySet().stream()
                .flatMap(entry -> databases(entry.getKey(), entry.getValue(), dialects, settings, workspace, files));
    }

    /// Where a database's migrations lie.
    private record Location(String module, String folder) {}

    /// @param vendor of the folder below the location; empty for what is common
    private record Script(Location location, FlywayName name, Optional<Dialect> vendor, SourceFile file) {
        boolean isSql() {
            return file.endsWith(".sql");
        }
    }

    private static Optional<Script> script(SourceFile file, Map<String, ModuleSettings> settings) {
        boolean readable = file.endsWith(".sql") || file.endsWith(".java") || file.endsWith(".kt");
        Optional<FlywayName> name = readable ? FlywayName.of(file.id().fileName()) : Optional.empty();
        if (name.isEmpty() || name.get().prefix() == 'U') {
            return Optional.empty();
        }
        String path = file.id().path();
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        String location = location(folder, locations(file.module(), settings));
        Optional<Dialect> vendor = Dialects.ofPath(folder + "/");
        return Optional.of(new Script(new Location(file.module(), location), name.get(), vendor, file));
    }

    private static List<String> locations(String module, Map<String, ModuleSettings> settings) {
        ModuleSettings own = settings.get(module);
        if (own == null) {
            return List.of();
        }
        String configured = own.get("spring.flyway.locations")
                .or(() -> own.get("quarkus.flyway.locations"))
                .or(() -> own.get("flyway.locations"))
                .orElse("");
        List<String> locations = new ArrayList<>();
        for (String each : configured.split(",")) {
            String plain = each.substring(each.indexOf(':') + 1).strip();
            int variable = plain.indexOf('{');
            plain = variable < 0 ? plain : plain.substring(0, variable);
            plain = plain.replace("*", "").replace("$", "");
            if (plain.isEmpty() && variable >= 0) {
                // chosen outside of what is read, by the build or the environment
                plain = DEFAULT_LOCATION;
            }
            while (plain.endsWith("/")) {
                plain = plain.substring(0, plain.length() - 1);
            }
            plain = withoutForeignVendor(plain);
            if (!plain.isEmpty()) {
                locations.add(plain.startsWith("/") ? plain.substring(1) : plain);
            }
        }
        return locations;
    }

    /// The folder of a vendor whose statements are read in part only: the folders beside it make the same tables for
    /// other vendors, and tell more.
    private static String withoutForeignVendor(String location) {
        int slash = location.lastIndexOf('/');
        boolean foreign = Dialects.vendor(location.substring(slash + 1))
                .filter(vendor -> !READ.contains(vendor))
                .isPresent();
        return foreign && slash > 0 ? location.substring(0, slash) : location;
    }

    /// All configured locations of a module are one database.
    private static String location(String folder, List<String> configured) {
        for (String each : configured) {
            if (("/" + folder + "/").contains("/" + each + "/")) {
                return "configured";
            }
        }
        int standard = ("/" + folder + "/").indexOf("/" + DEFAULT_LOCATION + "/");
        if (standard >= 0) {
            return DEFAULT_LOCATION;
        }
        return Dialects.vendor(folder.substring(folder.lastIndexOf('/') + 1)).isPresent()
                ? folder.substring(0, Math.max(0, folder.lastIndexOf('/')))
                : folder;
    }

    private static Stream<Fact> databases(
            Location location,
            List<Script> scripts,
            Dialects dialects,
            Map<String, ModuleSettings> settings,
            Workspace workspace,
            Map<SourceId, SourceFile> files) {
        if (scripts.stream().noneMatch(Script::isSql)) {
            // classes with such names and no SQL beside them are hardly migrations of this database
            return Stream.of();
        }
        Optional<Dialect> configured = dialects.of(location.module()).or(dialects::ofAny);
        boolean foreign = configured.filter(each -> !READ.contains(each)).isPresent();
        TreeSet<Dialect> vendors = new TreeSet<>();
        scripts.forEach(script -> script.vendor().ifPresent(vendors::add));
        Map<String, String> placeholders = settings.containsKey(location.module())
                ? settings.get(location.module()).below("spring.flyway.placeholders")
                : Map.of();
        if (vendors.isEmpty()) {
            Dialect dialect = configured.orElseGet(() -> guess(scripts, workspace));
            return Stream.of(database(location, scripts, dialect, placeholders, true, workspace, files));
        }
        boolean others = foreign && vendors.stream().anyMatch(READ::contains);
        return vendors.stream()
                .filter(vendor -> !others || READ.contains(vendor))
                .map(vendor -> {
                    List<Script> own = scripts.stream()
                            .filter(script ->
                                    script.vendor().isEmpty() || script.vendor().get() == vendor)
                            .toList();
                    boolean runs = vendors.size() == 1
                            || configured.filter(each -> each == vendor).isPresent()
                            // which one is chosen outside; one of them is, and they make the same tables
                            || configured
                                            .filter(vendors::contains)
                                            .filter(READ::contains)
                                            .isEmpty()
                                    && vendor == vendors.first();
                    return database(location, own, vendor, placeholders, runs, workspace, files);
                });
    }

    private static Dialect guess(List<Script> scripts, Workspace workspace) {
        for (Script script : scripts) {
            try {
                Dialect found = script.isSql() ? Scripts.guess(workspace.text(script.file())) : Dialect.OTHER;
                if (found != Dialect.OTHER) {
                    return found;
                }
            } catch (IOException unreadable) {
                // said when the script is replayed
            }
        }
        return Dialect.OTHER;
    }

    private static Fact database(
            Location location,
            List<Script> scripts,
            Dialect dialect,
            Map<String, String> placeholders,
            boolean authoritative,
            Workspace workspace,
            Map<SourceId, SourceFile> files) {
        List<Script> sorted = scripts.stream()
                .sorted(Comparator.comparing(Script::name)
                        .thenComparing(script -> script.file().id()))
                .toList();
        Replay replay = new Replay(dialect);
        DdlParser parser = new DdlParser(dialect);
        Map<String, SourceId> versions = new HashMap<>();
        for (Script script : sorted) {
            Span at = Span.ofFile(script.file().id());
            String version = script.name().version();
            SourceId before = version.isEmpty()
                    ? null
                    : versions.put(
                            version + script.name().prefix(), script.file().id());
            if (before != null) {
                replay.missing(new Gap(
                        at,
                        "version " + version + " is also " + before,
                        "Flyway refuses to run them; the schema may differ"));
            }
            if (!script.isSql()) {
                replay.missing(
                        new Gap(at, "a migration written in code", "what it changes in the schema is not known"));
                continue;
            }
            run(script, dialect, placeholders, replay, parser, workspace, files);
        }
        Span at = sorted.isEmpty()
                ? Span.ofFile(new SourceId(location.folder()))
                : Span.ofFile(sorted.getFirst().file().id());
        return new Fact.Database(location.module(), replay.schema(), authoritative, at);
    }

    private static void run(
            Script script,
            Dialect dialect,
            Map<String, String> placeholders,
            Replay replay,
            DdlParser parser,
            Workspace workspace,
            Map<SourceId, SourceFile> files) {
        SourceId id = script.file().id();
        try {
            String text = Scripts.filled(workspace.text(script.file()), placeholders);
            List<Edit> edits = Scripts.edits(text, id, dialect, parser);
            boolean transactional = !concurrent(edits) && !withoutTransaction(id, workspace, files);
            replay.migration(script.name().version(), "Flyway", edits, transactional, Span.ofFile(id));
        } catch (IOException unreadable) {
            replay.missing(new Gap(
                    Span.ofFile(id), "a migration that cannot be read", "the schema may differ from what was read"));
        }
    }

    /// Flyway runs what PostgreSQL allows only outside of a transaction outside of one.
    private static boolean concurrent(List<Edit> edits) {
        return edits.stream()
                .map(Edit::change)
                .anyMatch(change -> change instanceof Change.CreateIndex created && created.concurrently()
                        || change instanceof Change.DropIndex dropped && dropped.concurrently());
    }

    /// `executeInTransaction=false` in the file `V1__a.sql.conf`.
    private static boolean withoutTransaction(SourceId script, Workspace workspace, Map<SourceId, SourceFile> files)
            throws IOException {
        SourceFile config = files.get(new SourceId(script.path() + ".conf"));
        return config != null
                && workspace
                        .text(config)
                        .lines()
                        .map(line -> line.replace(" ", ""))
                        .anyMatch("executeInTransaction=false"::equals);
    }
}
