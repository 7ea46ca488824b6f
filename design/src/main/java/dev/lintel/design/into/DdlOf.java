package dev.lintel.design.into;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Settings;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a backend makes its tables.
final class DdlOf {
    private static final Pattern VERSION = Pattern.compile("V([0-9._]+)__.*\\.sql");
    private static final Pattern STAMP = Pattern.compile("^(\\d+)([_.-]+)");

    private static final String AUTOMATIC = "spring.jpa.hibernate.ddl-auto";

    private final Backend backend;
    private final Workspace workspace;
    private final List<String> seen;

    DdlOf(Backend backend, Workspace workspace, List<String> seen) {
        this.backend = backend;
        this.workspace = workspace;
        this.seen = seen;
    }

    Ddl of(Model model, House.Identity identity) throws Unlike, IOException {
        Dialect dialect = dialect();
        List<Schema.Migration> all = backend.schema().migrations();
        Optional<Ddl> flyway = flyway(dialect);
        if (flyway.isPresent()) {
            return flyway.get();
        }
        if (all.stream().anyMatch(each -> each.tool().equals("Liquibase"))) {
            return liquibase(dialect, model);
        }
        if (model.table().isPresent()) {
            return scripts(dialect, model.table().get(), identity);
        }
        String automatic = automatic();
        if (model.kind() == Store.JPA && automatic.matches("create|create-drop|update")) {
            String said = "the mapping makes the tables (spring.jpa.hibernate.ddl-auto=" + automatic
                    + "): no migration is written, and none keeps data that is there";
            seen.add(said);
            return new Ddl.Managed(dialect, said);
        }
        throw new Unlike("where its tables are made was not found: no migrations of Flyway or Liquibase, no script with"
                + " the table of " + model.row().simple() + ", no ddl-auto");
    }

    /// H2 speaks as others do; where it runs, only the address tells it from them.
    private Dialect dialect() {
        boolean h2 = Stream.of("spring.r2dbc.url", "spring.datasource.url")
                .flatMap(key -> backend.settings().get(key).stream())
                .anyMatch(each -> each.value().contains(":h2:") && !each.value().contains("MODE="));
        return h2 ? Dialect.H2 : backend.schema().dialect();
    }

    /// What Hibernate does about tables that are not there: by a profile that is on without anybody saying so, else
    /// without one.
    private String automatic() {
        Settings settings = backend.settings();
        return settings.get("spring.profiles.active").stream()
                .flatMap(each -> Stream.of(each.value().split("\\s*,\\s*")))
                .flatMap(profile -> settings.in(AUTOMATIC, profile).stream())
                .findFirst()
                .or(() -> settings.get(AUTOMATIC))
                .map(Settings.Setting::value)
                .orElse("");
    }

    private Optional<Ddl> flyway(Dialect dialect) throws IOException {
        Optional<Schema.Migration> last = backend.schema().migrations().stream()
                .filter(each -> VERSION.matcher(each.at().file().fileName()).matches())
                .max(Comparator.comparing(each -> numbers(each.at().file().fileName())));
        if (last.isEmpty()) {
            return Optional.empty();
        }
        SourceId file = last.get().at().file();
        Matcher version = VERSION.matcher(file.fileName());
        String number = version.matches() ? version.group(1) : "0";
        String next = after(number);
        seen.add("migrations of Flyway, the next is V" + next + " (after "
                + Detect.place(last.get().at()) + ")");
        return Optional.of(new Ddl.Flyway(
                dialect, Detect.folder(file.path()), next, text(file).contains("CREATE ")));
    }

    /// The number of the migration after this one, as wide as it is.
    static String after(String number) {
        Matcher end = Pattern.compile("\\d+$").matcher(number);
        return end.find()
                ? number.substring(0, end.start())
                        + ("%0" + end.group().length() + "d").formatted(Long.parseLong(end.group()) + 1)
                : number + "1";
    }

    private static String numbers(String file) {
        Matcher version = VERSION.matcher(file);
        return version.matches()
                ? Stream.of(version.group(1).split("[._]"))
                        .map(each -> ("0".repeat(20) + each).substring(each.length()))
                        .collect(Collectors.joining("."))
                : "";
    }

    private Ddl liquibase(Dialect dialect, Model model) throws IOException {
        List<SourceId> files = backend.schema().migrations().stream()
                .map(each -> each.at().file())
                .distinct()
                .toList();
        SourceId alike = model.table().map(each -> each.at().file()).orElse(files.getLast());
        String prefix = files.stream()
                .filter(each -> Detect.folder(each.path()).equals(Detect.folder(alike.path())))
                .map(SourceId::fileName)
                .max(Comparator.naturalOrder())
                .map(DdlOf::following)
                .orElse("");
        Optional<Ddl.Index> index = index(alike);
        seen.add("change logs of Liquibase, the next is " + prefix + "… "
                + index.map(each -> "named in " + each.file().fileName() + ":" + each.line())
                        .orElse("and the master takes the whole folder"));
        return new Ddl.Liquibase(
                dialect, Detect.folder(alike.path()), prefix, alike.path().endsWith(".xml"), index);
    }

    private static String following(String name) {
        Matcher stamp = STAMP.matcher(name);
        return stamp.find()
                ? ("%0" + stamp.group(1).length() + "d").formatted(Long.parseLong(stamp.group(1)) + 1) + stamp.group(2)
                : "";
    }

    /// The last line of a file that names change logs, as the one for the neighbour's is written.
    private Optional<Ddl.Index> index(SourceId alike) throws IOException {
        for (SourceFile each : workspace
                .files(file -> file.id().path().matches(".*\\.(xml|ya?ml)")
                        && !file.id().equals(alike))
                .toList()) {
            String[] lines = workspace.text(each).split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (lines[i].matches(".*\\bfile\\b.*[/\"' ]" + Pattern.quote(alike.fileName()) + ".*")) {
                    int from = i;
                    while (from > 0 && !lines[from].matches("\\s*(- include.*|<include.*)")) {
                        from--;
                    }
                    int to = i;
                    while (to + 1 < lines.length && lines[to + 1].matches("\\s+\\w+:.*|\\s+\\w+=.*")) {
                        to++;
                    }
                    String block = String.join("\n", List.of(lines).subList(from, to + 1));
                    return Optional.of(new Ddl.Index(
                            each.id(), to + 1, block.replace("%", "%%").replace(alike.fileName(), "%s")));
                }
            }
        }
        return Optional.empty();
    }

    private Ddl scripts(Dialect dialect, Schema.Table table, House.Identity identity) throws IOException {
        SourceId script = table.at().file();
        Optional<Ddl.Setting> setting = setting(script);
        List<Ddl.Script> all = new ArrayList<>();
        if (setting.isPresent()) {
            String parent = Detect.folder(Detect.folder(script.path()).replaceFirst("/$", ""));
            for (SourceFile each : workspace
                    .files(file -> file.id().fileName().equals(script.fileName())
                            && file.id().path().startsWith(parent))
                    .toList()) {
                Dialect own = dialect(each.id().path()).orElse(dialect);
                id(workspace.text(each), table.name()).ifPresent(id -> all.add(new Ddl.Script(each.id(), own, id)));
            }
        }
        if (all.isEmpty()) {
            all.add(new Ddl.Script(script, dialect, identity.sql()));
        }
        boolean appended = setting.isEmpty() && isRun(script);
        seen.add(
                setting.isPresent()
                        ? "tables are made by scripts that "
                                + setting.get().file().fileName() + ":"
                                + setting.get().line() + " lists"
                        : appended
                                ? "tables are made by " + script.fileName() + ", which the application runs"
                                : "tables are made by hand from " + script.path() + ": run the new script likewise");
        return new Ddl.Scripts(dialect, all, setting, appended);
    }

    private Optional<Ddl.Setting> setting(SourceId script) throws IOException {
        for (Settings.Setting each : backend.settings().all()) {
            if (each.key().matches("spring\\.sql\\.init\\.schema-locations|spring\\.datasource\\.schema")
                    && each.value().contains(script.fileName())) {
                String line = text(each.at().file()).split("\n", -1)[each.at().line() - 1];
                if (line.contains(script.fileName())) {
                    return Optional.of(
                            new Ddl.Setting(each.at().file(), each.at().line(), script.fileName()));
                }
            }
        }
        return Optional.empty();
    }

    /// Whether a class names the script, or Spring Boot runs it by its name.
    private boolean isRun(SourceId script) throws IOException {
        if (script.path().endsWith("src/main/resources/schema.sql")) {
            return true;
        }
        for (SourceFile each : workspace
                .files(file -> file.origin() == SourceFile.Origin.MAIN && file.endsWith(".java"))
                .toList()) {
            if (workspace.text(each).contains(script.fileName() + "\"")) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Dialect> dialect(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.contains("mysql") || lower.contains("mariadb")
                ? Optional.of(Dialect.MYSQL)
                : lower.contains("postgres")
                        ? Optional.of(Dialect.POSTGRESQL)
                        : lower.contains("/h2")
                                ? Optional.of(Dialect.H2)
                                : lower.contains("/hsql") ? Optional.of(Dialect.OTHER) : Optional.empty();
    }

    /// The first column of a table as a script writes it.
    private static Optional<String> id(String script, String table) {
        Matcher first = Pattern.compile("(?is)create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?[`\"]?" + table
                        + "[`\"]?\\s*\\(\\s*((?:[^,()]|\\([^()]*\\))+?)\\s*,")
                .matcher(script);
        return first.find()
                ? Optional.of(IdentityOf.definition(first.group(1).replaceAll("\\s+", " ")))
                : Optional.empty();
    }

    private String text(SourceId id) throws IOException {
        return workspace.text(workspace.file(id).orElseThrow(() -> new IOException("no file " + id)));
    }
}
