package dev.lintel.bench.optimize.endpoint;

import dev.lintel.bench.Checkout;
import dev.lintel.bench.Maven;
import dev.lintel.bench.Place;
import dev.lintel.bench.Shell;
import dev.lintel.optimize.demo.Call;
import dev.lintel.optimize.demo.Client;
import dev.lintel.optimize.demo.Latency;
import dev.lintel.optimize.demo.Service;
import dev.lintel.optimize.postgres.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// spring-petclinic-rest on PostgreSQL, with its own schema and many owners, pets and visits.
final class Petclinic implements AutoCloseable {
    static final String DATABASE = "petclinic";

    private static final String NAME = "spring-petclinic-rest";
    private static final int WARM_UP = 10;
    private static final List<String> SYLLABLES = List.of(
            "ba", "del", "for", "gin", "hol", "jen", "ka", "lun", "mar", "nor", "pe", "ros", "san", "tor", "wil",
            "zim");

    private final Server server;
    private final Path sources;
    private final int owners;
    private Service service;

    private Petclinic(Server server, Service service, Path sources, int owners) {
        this.server = server;
        this.service = service;
        this.sources = sources;
        this.owners = owners;
    }

    Server server() {
        return server;
    }

    /// A copy of its checkout, to be written to.
    Path sources() {
        return sources;
    }

    static Petclinic start(int owners) throws IOException, SQLException {
        Checkout checkout = Checkout.named(NAME);
        Path sources = checkout.folder()
                .orElseThrow(() -> new IOException(NAME + " is not there; LINTEL_CORPUS names its folder"));
        Path jar = jar(checkout, sources);
        Server server = Server.start(
                Server.bundled(),
                Map.of(
                        "shared_preload_libraries", "pg_stat_statements",
                        "autovacuum", "off",
                        "shared_buffers", "256MB",
                        "max_wal_size", "4GB",
                        "jit", "off"));
        try {
            run(
                    server,
                    "postgres",
                    List.of("create database " + DATABASE
                            + " template template0 locale_provider icu icu_locale 'en-US'"));
            Service service = Service.start(jar, settings(server, "always"), log());
            run(server, DATABASE, rows(owners));
            return new Petclinic(server, service, copied(sources, "written"), owners);
        } catch (IOException | SQLException failed) {
            server.close();
            throw failed;
        }
    }

    private static Path log() {
        return Place.cache("slow-endpoint").resolve("petclinic.log");
    }

    /// @param schema when its own script makes the tables: it would add each index once more at each start
    private static Map<String, String> settings(Server server, String schema) {
        return Map.of(
                "spring.profiles.active",
                "postgres,spring-data-jpa",
                "postgres.url",
                server.url(DATABASE),
                "postgres.user",
                server.credentials().get("user"),
                "postgres.pass",
                server.credentials().get("password"),
                "spring.sql.init.mode",
                schema,
                "logging.level.root",
                "warn");
    }

    private static Path jar(Checkout checkout, Path sources) throws IOException {
        Path kept = Place.cache("slow-endpoint").resolve(checkout.commit() + ".jar");
        return Files.exists(kept) ? kept : built(copied(sources, "build"), kept);
    }

    private static Path copied(Path sources, String name) throws IOException {
        Path copy = Place.cache("slow-endpoint").resolve(name);
        Shell.run(List.of("rm", "-rf", copy.toString()), copy.getParent(), copy.resolveSibling("copy.log"));
        Shell.run(
                List.of("cp", "-R", sources + "/.", copy.toString()),
                Files.createDirectories(copy),
                copy.resolveSibling("copy.log"));
        return copy;
    }

    private static Path built(Path folder, Path kept) throws IOException {
        Maven.build(List.of("package", "-Dmaven.test.skip=true"), folder);
        try (Stream<Path> files = Files.list(folder.resolve("target"))) {
            Path built = files.filter(each -> each.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jar was built in " + folder));
            return Files.copy(built, kept, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Names of three syllables, a few of them frequent; three pets for two owners, two visits for a pet.
    private static List<String> rows(int owners) {
        String syllables = "(array['" + String.join("','", SYLLABLES) + "'])";
        String syllable = syllables + "[1 + floor(16 * power(random(), %s))::int]";
        String name = "initcap(" + syllable.formatted("1.5") + " || " + syllable.formatted("1") + " || "
                + syllable.formatted("1") + ")";
        return List.of(
                "create extension if not exists pg_stat_statements",
                "select setseed(0.42)",
                "insert into owners (first_name, last_name, address, city, telephone) select " + name + ", " + name
                        + ", 'Street ' || g, 'City ' || g % 500, lpad((g % 1000000)::text, 10, '6') from generate_series(1, "
                        + owners + ") g",
                "insert into pets (name, birth_date, type_id, owner_id) select " + name
                        + ", date '2015-01-01' + g % 3000, 1 + g % 6, 11 + g * 2 / 3 from generate_series(0, "
                        + (owners * 3 / 2 - 2) + ") g",
                "insert into visits (pet_id, visit_date, description) select 14 + g / 2, date '2020-01-01' + g % 1500, "
                        + "'visit ' || g from generate_series(0, " + (owners * 3 - 6) + ") g",
                "vacuum analyze");
    }

    private static void run(Server server, String database, List<String> statements) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /// @param each calls of each endpoint
    List<Latency> ask(int each) throws IOException, SQLException {
        run(server, DATABASE, List.of("select pg_stat_statements_reset()", "select pg_stat_reset()"));
        Random random = new Random(42);
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < each + WARM_UP; i++) {
            String beginning = syllable(random) + syllable(random);
            calls.add(get(
                    "GET /api/v2/owners?lastName={beginning}",
                    "/api/v2/owners?page=0&size=20&lastName=" + Character.toUpperCase(beginning.charAt(0))
                            + beginning.substring(1)));
            calls.add(get("GET /api/owners/{id}", "/api/owners/" + (11 + random.nextInt(owners - 20))));
            calls.add(get("GET /api/pets/{id}", "/api/pets/" + (14 + random.nextInt(owners - 20))));
            calls.add(get("GET /api/visits/{id}", "/api/visits/" + (5 + random.nextInt(owners))));
            calls.add(get("GET /api/vets", "/api/vets"));
            calls.add(get("GET /api/pettypes", "/api/pettypes"));
        }
        return Client.send(service.at(), calls, WARM_UP);
    }

    private static String syllable(Random random) {
        return SYLLABLES.get(random.nextInt(SYLLABLES.size()));
    }

    private static Call get(String endpoint, String path) {
        return new Call(endpoint, "GET", "/petclinic" + path, true, Map.of(), "");
    }

    /// Builds the indexes, then the service as it is written now, and starts that one in place of the old.
    void apply(List<String> indexes) throws SQLException, IOException {
        run(server, DATABASE, indexes);
        Path jar = built(sources, sources.resolveSibling("written.jar"));
        service.close();
        service = Service.start(jar, settings(server, "never"), log());
    }

    @Override
    public void close() {
        service.close();
        server.close();
    }
}
