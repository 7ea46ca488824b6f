package dev.lintel.bench.design;

import com.sun.net.httpserver.HttpServer;
import dev.lintel.bench.Maven;
import dev.lintel.bench.Place;
import dev.lintel.design.verify.Campaign;
import dev.lintel.design.verify.Client;
import dev.lintel.design.verify.Contract;
import dev.lintel.design.verify.Outcome;
import dev.lintel.design.verify.Person;
import dev.lintel.optimize.postgres.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// The example shop, whose faults were planted, running on a PostgreSQL of its own with a payment provider
/// that says yes. The campaign is told what the shop promises and nothing of its faults.
record Shop(Process process, Server server, HttpServer provider, Client client, String secret)
        implements AutoCloseable {
    private static final Duration LIFETIME = Duration.ofHours(6);
    private static final long START_SECONDS = 900;

    static Shop start() throws IOException, InterruptedException {
        Path folder = copy();
        Maven.maven(List.of("-DskipTests", "package"), folder);
        Server server = Server.start(Server.bundled(), Map.of("max_connections", "60"));
        HttpServer provider = yes();
        int port = Startup.freePort();
        String secret = "only-for-this-run-" + System.nanoTime() + "-0123456789";
        ProcessBuilder builder = new ProcessBuilder(
                        Place.jdk("java"),
                        "-jar",
                        folder.resolve("target/shop-1.0.0.jar").toString(),
                        "--server.port=" + port,
                        "--shop.token.secret=" + secret)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("shop.log").toFile());
        builder.environment().put("SHOP_DATABASE_URL", server.url("postgres"));
        builder.environment().put("SHOP_DATABASE_USER", server.credentials().get("user"));
        builder.environment().put("SHOP_DATABASE_PASSWORD", server.credentials().get("password"));
        builder.environment()
                .put(
                        "SHOP_PAYMENT_URL",
                        "http://127.0.0.1:" + provider.getAddress().getPort());
        builder.environment().put("SHOP_PAYMENT_WEBHOOK_SECRET", secret);
        Shop shop =
                new Shop(builder.start(), server, provider, new Client(URI.create("http://127.0.0.1:" + port)), secret);
        shop.await();
        return shop;
    }

    private static Path copy() throws IOException {
        Path from = Place.bench().resolveSibling("examples/shop");
        Path to = Place.cache("design").resolve("planted");
        Draft.clear(to);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each :
                    all.filter(path -> !path.startsWith(from.resolve("target"))).toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
        return to;
    }

    private static HttpServer yes() throws IOException {
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger charges = new AtomicInteger();
        provider.createContext("/charges", exchange -> {
            byte[] answer =
                    ("{\"reference\":\"charge-" + charges.incrementAndGet() + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        provider.start();
        return provider;
    }

    private void await() throws IOException, InterruptedException {
        if (!Startup.answers(process, client, "/actuator/health", START_SECONDS)) {
            close();
            throw new IOException("the shop did not start: see shop.log");
        }
    }

    Outcome campaign(long seed, long requests) throws IOException, SQLException {
        try (Connection database = server.connect("postgres");
                var text = Shop.class.getResourceAsStream("shop.yaml")) {
            insert(
                    database,
                    "insert into users (email, password_hash, display_name) values ('first@example.com', 'x', 'x')");
            insert(database, """
                    insert into products (sku, name, description, price, supplier_price, stock, weight_grams, category_id)
                    values ('counted-1', 'x', 'x', 1, 1, 1000000, 1, 1)""");
            Contract contract = Contract.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            return Campaign.run(
                    contract,
                    client,
                    List.of("CUSTOMER", "WAREHOUSE", "ADMIN"),
                    role -> person(database, role),
                    seed,
                    requests);
        }
    }

    private Person person(Connection database, String role) {
        try {
            String id = insert(
                    database,
                    "insert into users (email, password_hash, display_name, role) values ('p" + System.nanoTime()
                            + "@example.com', 'x', 'x', '" + role + "')");
            long now = Instant.now().getEpochSecond();
            String token = Jwt.signed(
                    Map.of(
                            "iss",
                            "shop",
                            "sub",
                            id,
                            "roles",
                            List.of(role),
                            "iat",
                            now,
                            "exp",
                            now + LIFETIME.toSeconds()),
                    secret.getBytes(StandardCharsets.UTF_8));
            return new Person(id, Optional.of(role), Optional.empty(), Optional.of(token));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String insert(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql + " returning id")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() {
        client.close();
        provider.stop(0);
        process.destroyForcibly();
        server.close();
    }
}
