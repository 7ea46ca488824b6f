package dev.lintel.bench.design;

import dev.lintel.bench.Results;
import dev.lintel.design.verify.Ask;
import dev.lintel.design.verify.Client;
import dev.lintel.optimize.postgres.server.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was made of the brief `orders` beside what JHipster makes of the same tables: start, memory, requests in a
/// second and how long the slowest hundredth waits. Both run alone, in turn, on a PostgreSQL of their own with the
/// same rows and the same heap, and are asked the same two things by `wrk`.
final class Beside {
    private static final int ROUNDS = 3;
    private static final int PRODUCTS = 20_000;
    private static final String HEAP = "-Xmx512m";
    private static final int WARM_SECONDS = 15;
    private static final int SECONDS = 15;
    private static final long START_SECONDS = 300;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final byte[] secret;

    private Beside(String secret) {
        this.secret = Base64.getDecoder().decode(secret);
    }

    /// One round of one service, by what was measured: seconds, MiB, requests in a second, milliseconds.
    private record Round(Map<String, Double> figures) {}

    static void measure(Results results, Draft ours, String secret)
            throws IOException, InterruptedException, SQLException {
        if (!Files.isExecutable(Wrk.PROGRAM)) {
            results.say("- JHipster beside it could not be measured: wrk is not there");
            return;
        }
        JHipster peer = JHipster.made();
        sizes(results, ours, peer);
        Beside beside = new Beside(secret);
        List<Round> lintel = new ArrayList<>();
        List<Round> jhipster = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            lintel.add(beside.ours(ours));
            jhipster.add(beside.peer(peer));
        }
        results.heads(
                "medians of " + ROUNDS + " rounds", "Lintel", "JHipster " + JHipster.VERSION, "Lintel / JHipster");
        for (String figure : lintel.getFirst().figures().keySet()) {
            double own = median(lintel, figure);
            double other = median(jhipster, figure);
            results.row(figure, "%.1f".formatted(own), "%.1f".formatted(other), "%.2f".formatted(own / other));
        }
    }

    private static void sizes(Results results, Draft ours, JHipster peer) throws IOException {
        results.heads("", "Lintel", "JHipster " + JHipster.VERSION);
        for (String under : List.of("src/main", "src/test")) {
            List<Path> sources = peer.sources(under);
            long lines = 0;
            for (Path each : sources) {
                lines += Files.readAllLines(each).size();
            }
            results.row("Java files of " + under, ours.java(under).size(), sources.size());
            results.row("their lines", ours.lines(under), lines);
        }
    }

    private static double median(List<Round> rounds, String figure) {
        return rounds.stream()
                .mapToDouble(each -> each.figures().get(figure))
                .sorted()
                .toArray()[rounds.size() / 2];
    }

    private Round ours(Draft draft) throws IOException, InterruptedException, SQLException {
        String text = Base64.getEncoder().encodeToString(secret);
        try (Running running = Running.start(draft, text, Map.of("JAVA_TOOL_OPTIONS", HEAP));
                Connection database = running.database()) {
            double started = sinceStart(running.process());
            fill(database, """
                    insert into products (sku, name, price_minor, price_currency, stock)
                    select 'product-' || n, 'Product ' || n, 100 + n, 'EUR', n %% 50 from generate_series(1, %d) n
                    """.formatted(PRODUCTS));
            String token = new Accounts(draft.brief(), database, text)
                    .somebody("customer")
                    .token()
                    .orElseThrow();
            String one = first(database, "select id from products where sku = 'product-777'");
            Wrk wrk = new Wrk(running.client().base(), token);
            return load(running.process(), started, wrk, "/v1/products?limit=20", "/v1/products/" + one);
        }
    }

    private Round peer(JHipster peer) throws IOException, InterruptedException, SQLException {
        int port = Startup.freePort();
        String text = Base64.getEncoder().encodeToString(doubled());
        try (Server server = Server.start(Server.bundled(), Map.of("max_connections", "60"));
                Client client = new Client(URI.create("http://127.0.0.1:" + port))) {
            Process process = peer.start(server, port, text, Map.of("JAVA_TOOL_OPTIONS", HEAP));
            try (Connection database = server.connect("postgres")) {
                if (!Startup.answers(process, client, "/management/health/readiness", START_SECONDS)) {
                    throw new IOException("JHipster's service did not start: see "
                            + peer.folder().resolve("service.log"));
                }
                double started = sinceStart(process);
                fill(database, """
                        insert into product (id, sku, name, price_minor, price_currency, stock)
                        select 100000 + n, 'product-' || n, 'Product ' || n, 100 + n, 'EUR', n %% 50
                          from generate_series(1, %d) n
                        """.formatted(PRODUCTS));
                Wrk wrk = new Wrk(client.base(), login(client));
                return load(process, started, wrk, "/api/products?page=0&size=20", "/api/products/100777");
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
    }

    /// HS512, which it signs by, wants a longer secret.
    private byte[] doubled() {
        byte[] both = new byte[secret.length * 2];
        System.arraycopy(secret, 0, both, 0, secret.length);
        System.arraycopy(secret, 0, both, secret.length, secret.length);
        return both;
    }

    private static String login(Client client) throws IOException {
        String answer = client.send(
                        Ask.of("POST", "/api/authenticate").saying("{\"username\": \"user\", \"password\": \"user\"}"))
                .text();
        Matcher token = Pattern.compile("\"id_token\"\\s*:\\s*\"([^\"]+)\"").matcher(answer);
        if (!token.find()) {
            throw new IOException("JHipster's service lets nobody in: " + answer);
        }
        return token.group(1);
    }

    private static double sinceStart(Process process) {
        Instant start = process.info().startInstant().orElseThrow();
        return Duration.between(start, Instant.now()).toMillis() / 1000.0;
    }

    private static void fill(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
            statement.execute("analyze");
        }
    }

    private static String first(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Round load(Process process, double started, Wrk wrk, String page, String one)
            throws IOException, InterruptedException {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("start until it is ready, s", started);
        wrk.ask(page, WARM_SECONDS);
        wrk.ask(one, WARM_SECONDS);
        Wrk.Said pages = wrk.ask(page, SECONDS);
        Wrk.Said rows = wrk.ask(one, SECONDS);
        figures.put("a page of 20, requests in a second", pages.rate());
        figures.put("a page of 20, the slowest hundredth, ms", pages.slowestHundredth());
        figures.put("one by its id, requests in a second", rows.rate());
        figures.put("one by its id, the slowest hundredth, ms", rows.slowestHundredth());
        Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
        resident.find();
        figures.put("memory after the load, MiB", Double.parseDouble(resident.group(1)) / 1024);
        return new Round(figures);
    }
}
