package com.acme.search;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class FormsController {
    private static final Map<String, String> COLUMNS = Map.of("a", "id", "b", "name");
    private final JdbcTemplate jdbc;

    public FormsController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/forms/entries")
    public void entries(@RequestParam String q) throws IOException {
        Map<String, String> all = Map.ofEntries(Map.entry("a", q), Map.entry("b", "id"));
        jdbc.execute("select * from t order by " + all.get("a")); // expect: sec-sql-injection
        jdbc.execute("select * from t order by " + all.get("b")); // silent: sec-sql-injection because that entry holds a constant
    }

    @GetMapping("/forms/block")
    public void block(@RequestParam String q) throws IOException {
        String text = """
                %s asc""".formatted(q);
        jdbc.execute("select * from t order by " + text); // expect: sec-sql-injection
        String fixed = """
                %s asc""".formatted("id");
        jdbc.execute("select * from t order by " + fixed); // silent: sec-sql-injection because it is put together of constants
    }

    @GetMapping("/forms/joined")
    public void joined(@RequestParam String q) throws IOException {
        String all = String.join(", ", List.of("id", q));
        jdbc.execute("select * from t order by " + all); // expect: sec-sql-injection
        jdbc.execute("select * from t order by " + String.join(", ", List.of("id", "name"))); // silent: sec-sql-injection because it is put together of constants
    }

    @GetMapping("/forms/teeing")
    public void teeing(@RequestParam String q) throws IOException {
        String both = Stream.of("id", q).collect(Collectors.teeing(Collectors.counting(), Collectors.joining(","), (count, text) -> text));
        jdbc.execute("select * from t order by " + both); // expect: sec-sql-injection
        Long count = Stream.of("id", q).collect(Collectors.counting());
        jdbc.execute("select * from t order by " + count); // silent: sec-sql-injection because it is a number
    }

    @GetMapping("/forms/choices")
    public void choices(@RequestParam String q) throws IOException {
        String first = Optional.<String>empty().or(() -> Optional.of(q)).orElseGet(() -> "id");
        jdbc.execute("select * from t order by " + first); // expect: sec-sql-injection
    }

    @GetMapping("/forms/combined")
    public void combined(@RequestParam String q) throws IOException {
        CompletableFuture<String> one = CompletableFuture.completedFuture(q);
        String both = one.thenCombine(CompletableFuture.completedFuture("id"), (left, right) -> right + left).join();
        jdbc.execute("select * from t order by " + both); // expect: sec-sql-injection
        String right = one.thenCombine(CompletableFuture.completedFuture("id"), (left, other) -> other).join();
        jdbc.execute("select * from t order by " + right); // silent: sec-sql-injection because the function gives the constant back
    }

    @GetMapping("/forms/inserted")
    public void inserted(@RequestParam String q) throws IOException {
        StringBuilder text = new StringBuilder("id");
        text.insert(0, q);
        jdbc.execute("select * from t order by " + text); // expect: sec-sql-injection
        text.setLength(0);
        text.append("id");
        jdbc.execute("select * from t order by " + text); // silent: sec-sql-injection because it was emptied
    }

    @GetMapping("/forms/local")
    public void local(@RequestParam String q) throws IOException {
        ThreadLocal<String> kept = new ThreadLocal<>();
        kept.set(q);
        jdbc.execute("select * from t order by " + kept.get()); // expect: sec-sql-injection
        kept.remove();
        kept.set("id");
        jdbc.execute("select * from t order by " + kept.get()); // silent: sec-sql-injection because it was replaced
    }

    @GetMapping("/forms/reference")
    public void reference(@RequestParam String q) throws IOException {
        AtomicReference<String> held = new AtomicReference<>("id");
        String before = held.getAndSet(q);
        jdbc.execute("select * from t order by " + before); // silent: sec-sql-injection because it was there before
        jdbc.execute("select * from t order by " + held.get()); // expect: sec-sql-injection
    }

    @GetMapping("/forms/updated")
    public void updated(@RequestParam String q) throws IOException {
        AtomicReference<String> held = new AtomicReference<>("id");
        jdbc.execute("select * from t order by " + held.updateAndGet(old -> old + q)); // expect: sec-sql-injection
    }

    @GetMapping("/forms/customized")
    public void customized(@RequestParam String q) throws IOException {
        Shape shape = Shape.of(each -> each.column(q).table("t"));
        jdbc.execute("select * from t order by " + shape.column); // expect: sec-sql-injection
        jdbc.execute("select * from t order by " + shape.table); // silent: sec-sql-injection because the function sets a constant there
    }

    @GetMapping("/forms/boxed")
    public void boxed(@RequestParam String q) throws IOException {
        Box<String> box = new Box<>(q).map(each -> each + " asc");
        jdbc.execute("select * from t order by " + box.value()); // expect: sec-sql-injection
        jdbc.execute("select * from t order by " + new Box<>(q).map(each -> "id").value()); // silent: sec-sql-injection because the function gives a constant back
    }

    @GetMapping("/forms/forwarded")
    public void forwarded(@RequestParam String q) throws IOException {
        jdbc.execute("select * from t order by " + pick(1, "id", q)); // expect: sec-sql-injection
        jdbc.execute("select * from t order by " + pick(0, "id", q)); // silent: sec-sql-injection because the first one is picked
    }

    @GetMapping("/forms/closed")
    public void closed(@RequestParam String q) throws IOException {
        try (Held held = new Held(q, "id")) {
            jdbc.execute("select * from t order by " + held.wish); // expect: sec-sql-injection
            jdbc.execute("select * from t order by " + held.fixed); // silent: sec-sql-injection because that field holds a constant
        }
    }

    @GetMapping("/forms/thrown")
    public void thrown(@RequestParam String q) throws IOException {
        try {
            throw new IllegalStateException(q);
        } catch (IllegalStateException e) {
            jdbc.execute("select * from t order by " + e.getMessage()); // expect: sec-sql-injection
        }
        try {
            throw new IllegalStateException("id");
        } catch (IllegalStateException e) {
            jdbc.execute("select * from t order by " + e.getMessage()); // silent: sec-sql-injection because the message is a constant
        }
    }

    @GetMapping("/forms/nested")
    public void nested(@RequestParam String q) throws IOException {
        Object shape = new Outer(new Inner(q, "id"), 1);
        if (shape instanceof Outer(Inner(String wish, String fixed), int _)) {
            jdbc.execute("select * from t order by " + wish); // expect: sec-sql-injection
            jdbc.execute("select * from t order by " + fixed); // silent: sec-sql-injection because that part is a constant
        }
    }

    @GetMapping("/forms/sealed")
    public void sealed(@RequestParam String q) throws IOException {
        Order order = new Named(q);
        String column = switch (order) {
            case Named(String name) -> name;
            case Fixed() -> "id";
        };
        jdbc.execute("select * from t order by " + column); // expect: sec-sql-injection
        Order other = new Fixed();
        String id = switch (other) {
            case Named(String name) -> name + q;
            case Fixed() -> "id";
        };
        jdbc.execute("select * from t order by " + id); // silent: sec-sql-injection because only the other case can be
    }

    @GetMapping("/forms/computed")
    public void computed(@RequestParam String q) throws IOException {
        Map<String, String> cache = new ConcurrentHashMap<>();
        jdbc.execute("select * from t order by " + cache.computeIfAbsent("a", key -> key + q)); // expect: sec-sql-injection
        jdbc.execute("select * from t order by " + cache.computeIfAbsent("b", key -> key)); // silent: sec-sql-injection because the function gives the key back
    }

    @GetMapping("/forms/copied")
    public void copied(@RequestParam String q) throws IOException {
        String[] all = {"id", q};
        String[] other = new String[2];
        System.arraycopy(all, 0, other, 0, 2);
        jdbc.execute("select * from t order by " + other[1]); // expect: sec-sql-injection
        String[] same = all.clone();
        jdbc.execute("select * from t order by " + same[1]); // expect: sec-sql-injection
        jdbc.execute("select * from t order by " + all[0]); // silent: sec-sql-injection because a constant stands there
    }

    @GetMapping("/forms/messages")
    public void messages(@RequestParam String q) throws IOException {
        jdbc.execute("select * from t order by " + MessageFormat.format("{0} {1}", "id", q)); // expect: sec-sql-injection
        jdbc.execute("select * from t order by " + MessageFormat.format("{0} {1}", "id", "asc")); // silent: sec-sql-injection because it is put together of constants
        jdbc.execute("select * from t order by " + String.format("%2$s %1$s", "id", q)); // expect: sec-sql-injection
    }

    @GetMapping("/forms/matched")
    public void matched(@RequestParam String q) throws IOException {
        Matcher found = Pattern.compile("(?<name>.+)-(?<size>\\d+)").matcher(q);
        if (found.matches()) {
            jdbc.execute("select * from t order by " + found.group("name")); // expect: sec-sql-injection
            jdbc.execute("select * from t order by " + Integer.parseInt(found.group("size"))); // silent: sec-sql-injection because it is a number
        }
    }

    @GetMapping("/forms/digits")
    public void digits(@RequestParam String q) throws IOException {
        if (!q.matches("[a-z_]+")) {
            throw new IllegalArgumentException(q);
        }
        jdbc.execute("select * from t order by " + q); // silent: sec-sql-injection because only letters are let through
    }

    @GetMapping("/forms/typed")
    public void typed(@RequestParam String q) throws IOException {
        jdbc.execute("select * from t order by " + UUID.fromString(q).toString()); // silent: sec-sql-injection because the text of a UUID is one
        jdbc.execute("select * from t order by " + LocalDate.parse(q)); // silent: sec-sql-injection because a date is no statement
    }

    @GetMapping("/forms/cleaned")
    public void cleaned(@RequestParam String q) throws IOException {
        jdbc.execute("select * from t order by " + q.replaceAll("[^a-z]", "")); // silent: sec-sql-injection because only letters are left
        jdbc.execute("select * from t order by " + q.replaceAll("[;]", "")); // expect: sec-sql-injection
    }

    @GetMapping("/forms/enumerated")
    public void enumerated(@RequestParam String q) throws IOException {
        String order = "id";
        for (Sort each : Sort.values()) {
            if (each.name().equals(q)) {
                order = each.column;
            }
        }
        jdbc.execute("select * from t order by " + order); // silent: sec-sql-injection because the enum has constants alone
    }

    @GetMapping("/forms/defaulted")
    public void defaulted(@RequestParam String q) throws IOException {
        jdbc.execute("select * from t order by " + COLUMNS.getOrDefault(q, "id")); // silent: sec-sql-injection because the map has constants alone
        jdbc.execute("select * from t order by " + COLUMNS.getOrDefault(q, q)); // expect: sec-sql-injection
    }

    @GetMapping("/forms/required")
    public void required(@RequestParam String q) throws IOException {
        jdbc.execute("select * from t order by " + Objects.requireNonNullElse(q, "id")); // expect: sec-sql-injection
        jdbc.execute("select * from t order by " + Objects.requireNonNullElse("id", q)); // silent: sec-sql-injection because the first one is there
    }

    @GetMapping("/forms/turned")
    public void turned(@RequestParam String q) throws IOException {
        List<String> all = new ArrayList<>(List.of("id", q));
        jdbc.execute("select * from t order by " + all.getLast()); // expect: sec-sql-injection
        jdbc.execute("select * from t order by " + all.getFirst()); // silent: sec-sql-injection because a constant stands there
        jdbc.execute("select * from t order by " + all.reversed().getFirst()); // expect: sec-sql-injection
    }

    @GetMapping("/forms/gathered")
    public void gathered(@RequestParam String q) throws IOException {
        jdbc.execute("select * from t order by " + Stream.of(q).gather(Gatherers.windowFixed(1)).map(List::getFirst).findFirst().get()); // expect: sec-sql-injection
    }

    @GetMapping("/forms/transformed")
    public void transformed(@RequestParam String q) throws IOException {
        jdbc.execute("select * from t order by " + q.transform(each -> each + " asc")); // expect: sec-sql-injection
        jdbc.execute("select * from t order by " + q.transform(each -> "id")); // silent: sec-sql-injection because the function gives a constant back
    }

    @GetMapping("/forms/scanned")
    public void scanned(@RequestParam String q) throws IOException {
        Scanner scanner = new Scanner(q);
        jdbc.execute("select * from t order by " + scanner.next()); // expect: sec-sql-injection
        jdbc.execute("select * from t order by " + scanner.nextInt()); // silent: sec-sql-injection because it is a number
    }

    @GetMapping("/forms/wrapped")
    public void wrapped(@RequestParam String q) throws IOException {
        jdbc.execute("select * from t order by " + StandardCharsets.UTF_8.decode(ByteBuffer.wrap(q.getBytes(StandardCharsets.UTF_8))).toString()); // expect: sec-sql-injection
    }

    @GetMapping("/forms/addressed")
    public void addressed(@RequestParam String q) throws IOException {
        jdbc.execute("select * from t order by " + URI.create(q).getPath()); // expect: sec-sql-injection
        jdbc.execute("select * from t order by " + URI.create(q).getPort()); // silent: sec-sql-injection because it is a number
    }

    @GetMapping("/forms/composed")
    public void composed(@RequestParam String q) throws IOException {
        Function<String, String> first = each -> each + " asc";
        Function<String, String> second = first.andThen(each -> each + ", id");
        jdbc.execute("select * from t order by " + second.apply(q)); // expect: sec-sql-injection
    }

    @GetMapping("/forms/curried")
    public void curried(@RequestParam String q) throws IOException {
        Function<String, Function<String, String>> pair = left -> right -> left;
        jdbc.execute("select * from t order by " + pair.apply(q).apply("id")); // expect: sec-sql-injection
        jdbc.execute("select * from t order by " + pair.apply("id").apply(q)); // silent: sec-sql-injection because the left one is given back
    }

    @GetMapping("/forms/queued")
    public void queued(@RequestParam String q) throws IOException {
        Deque<String> all = new ArrayDeque<>();
        all.add("id");
        all.add(q);
        jdbc.execute("select * from t order by " + all.poll()); // silent: sec-sql-injection because the first one is a constant
        jdbc.execute("select * from t order by " + all.poll()); // expect: sec-sql-injection
    }

    @GetMapping("/forms/labelled")
    public void labelled(@RequestParam String q) throws IOException {
        String order = "id";
        outer:
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                if (j == 1) {
                    order = q;
                    break outer;
                }
            }
        }
        jdbc.execute("select * from t order by " + order); // expect: sec-sql-injection
    }

    @GetMapping("/forms/swapped")
    public void swapped(@RequestParam String q) throws IOException {
        String left = q;
        String right = "id";
        String kept = left;
        left = right;
        right = kept;
        jdbc.execute("select * from t order by " + left); // silent: sec-sql-injection because it was swapped
        jdbc.execute("select * from t order by " + right); // expect: sec-sql-injection
    }

    @GetMapping("/forms/anonymous")
    public void anonymous(@RequestParam String q) throws IOException {
        Supplier<String> wish = new Supplier<>() {
            @Override
            public String get() {
                return q;
            }
        };
        jdbc.execute("select * from t order by " + wish.get()); // expect: sec-sql-injection
        class Fixed implements Supplier<String> {
            public String get() {
                return "id";
            }
        }
        jdbc.execute("select * from t order by " + new Fixed().get()); // silent: sec-sql-injection because it gives a constant
    }

    private static String pick(int index, String... all) {
        return all[index];
    }

    enum Sort {
        NEWEST("created"),
        NAME("name");

        final String column;

        Sort(String column) {
            this.column = column;
        }
    }

    record Inner(String wish, String fixed) {}

    record Outer(Inner inner, int size) {}

    sealed interface Order permits Named, Fixed {}

    record Named(String name) implements Order {}

    record Fixed() implements Order {}

    record Box<T>(T value) {
        <R> Box<R> map(Function<T, R> change) {
            return new Box<>(change.apply(value));
        }
    }

    static final class Held implements AutoCloseable {
        final String wish;
        final String fixed;

        Held(String wish, String fixed) {
            this.wish = wish;
            this.fixed = fixed;
        }

        @Override
        public void close() {}
    }

    static final class Shape {
        String column;
        String table;

        static Shape of(Consumer<Shape> change) {
            Shape shape = new Shape();
            change.accept(shape);
            return shape;
        }

        Shape column(String column) {
            this.column = column;
            return this;
        }

        Shape table(String table) {
            this.table = table;
            return this;
        }
    }
}
