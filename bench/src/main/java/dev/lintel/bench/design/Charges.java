package dev.lintel.bench.design;

import dev.lintel.bench.Results;
import dev.lintel.design.verify.Ask;
import dev.lintel.design.verify.Client;
import dev.lintel.design.verify.Json;
import dev.lintel.design.verify.Person;
import dev.lintel.design.verify.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// Who is charged how often, when a service that takes payments is asked many times at once and when its node is
/// killed again and again. The brief is the one of orders: a payment pays the whole of its order.
final class Charges implements AutoCloseable {
    private static final int EQUAL = 50;
    private static final int CUSTOMERS = 4;
    private static final int LONGEST_LIFE_MILLIS = 3000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Provider provider;
    private final Connection database;
    private final Accounts accounts;
    private final Client client;
    private final String product;
    private Running running;

    /// By the payment's id, the order that a client was told it pays.
    private final Map<String, String> told = new ConcurrentHashMap<>();

    private Charges(Draft draft, Provider provider, Running running) throws SQLException {
        this.provider = provider;
        this.running = running;
        this.database = running.database();
        this.accounts = new Accounts(draft.brief(), database, running.secret());
        this.client = running.client();
        Ask ask = Ask.of("POST", "/v1/products").by(accounts.somebody("admin"));
        this.product = made(ask.saying(Json.write(Map.of(
                "sku",
                "charged",
                "name",
                "Charged",
                "price",
                Map.of("amount", 500, "currency", "EUR"),
                "stock",
                1_000_000))));
    }

    /// @param kills how often the node is killed
    static void measure(Results results, Draft draft, String secret, int kills, long seed)
            throws IOException, InterruptedException, SQLException {
        try (Provider provider = Provider.start();
                Charges charges =
                        new Charges(draft, provider, Running.start(draft, secret, Map.of("PSP_URL", provider.url())))) {
            results.heads(
                    "payments",
                    "rows",
                    "the provider was asked",
                    "charges",
                    "second charges",
                    "lost",
                    "charged without a row");
            charges.equal();
            charges.row(results, EQUAL + " equal ones at once");
            charges.killed(kills, new Random(seed));
            charges.row(
                    results,
                    "and then by " + CUSTOMERS + " customers, the node killed " + kills + " times, seed " + seed);
        }
    }

    private String made(Ask ask) {
        Reply reply = client.send(ask);
        return reply.id().orElseThrow(() -> new IllegalStateException(ask.path() + " was answered " + reply.text()));
    }

    private String order(Person customer) {
        return made(Ask.of("POST", "/v1/orders")
                .by(customer)
                .saying(Json.write(Map.of("items", List.of(Map.of("productId", product, "quantity", 1))))));
    }

    private static Ask payment(Person customer, String order) {
        return Ask.of("POST", "/v1/orders/" + order + "/payments")
                .by(customer)
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .saying(Json.write(Map.of("token", "tok_visa")));
    }

    private void equal() throws SQLException, InterruptedException {
        Person customer = accounts.somebody("customer");
        String order = order(customer);
        client.together(EQUAL, payment(customer, order))
                .forEach(reply -> reply.id().ifPresent(id -> told.put(id, order)));
        settle();
    }

    /// Customers pay while the node dies at random; who gets no answer sends the same again.
    private void killed(int kills, Random random) throws IOException, InterruptedException, SQLException {
        AtomicBoolean open = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CUSTOMERS; i++) {
                Person customer = accounts.somebody("customer");
                threads.execute(() -> {
                    while (open.get()) {
                        pay(customer);
                    }
                });
            }
            try {
                for (int i = 0; i < kills; i++) {
                    Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                    running.kill();
                    running = running.again();
                }
            } finally {
                open.set(false);
            }
        }
        settle();
    }

    private void pay(Person customer) {
        try {
            String order = order(customer);
            Ask ask = payment(customer, order);
            Reply reply = patiently(ask);
            reply.id().ifPresent(id -> told.put(id, order));
        } catch (UncheckedIOException | IllegalStateException _) {
            // no order was made: nothing to pay
            pause();
        }
    }

    private Reply patiently(Ask ask) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                Reply reply = client.send(ask);
                if (reply.status() < 500 && reply.status() != 409
                        || Instant.now().isAfter(deadline)) {
                    return reply;
                }
            } catch (UncheckedIOException _) {
                // the node is away
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until the service has nothing left to ask.
    private void settle() throws SQLException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (number("select count(*) from provider_calls") > 0
                && Instant.now().isBefore(deadline)) {
            Thread.sleep(500);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Map<String, String> payments() throws SQLException {
        Map<String, String> orders = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select id, order_id from payments")) {
            while (rows.next()) {
                orders.put(rows.getString(1), rows.getString(2));
            }
        }
        return orders;
    }

    /// A second charge is one of an order that was charged already. Lost is a payment that a row or an answer tells
    /// of and nobody was charged for.
    private void row(Results results, String what) throws SQLException {
        Map<String, String> rows = payments();
        Map<String, String> charged = provider.charged();
        Set<String> orders = new HashSet<>();
        charged.values().forEach(each -> orders.add(rows.getOrDefault(each, each)));
        Set<String> expected = new HashSet<>(rows.keySet());
        expected.addAll(told.keySet());
        expected.removeAll(charged.values());
        long without = charged.values().stream()
                .filter(each -> !rows.containsKey(each))
                .count();
        results.row(
                what,
                rows.size(),
                provider.asked(),
                charged.size(),
                charged.size() - orders.size(),
                expected.size(),
                without);
    }

    @Override
    public void close() throws SQLException {
        database.close();
        running.close();
    }
}
