package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entry;
import dev.lintel.graph.PasswordEncoding;
import dev.lintel.graph.PasswordEncoding.Strength;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Source;
import dev.lintel.graph.Source.Derived;
import dev.lintel.graph.Step;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A password reaches its column as it was sent, or through a hash that was made to be fast.
public final class PasswordHash implements Practice {
    static final Guide GUIDE = new Guide(
            "sec-password-hash",
            Risk.HIGH,
            "passwords are stored with argon2id/bcrypt/scrypt/PBKDF2",
            """
            Tables get stolen: by an injection, a backup, a colleague. Plain passwords are then usable at once, MD5 or \
            SHA hashes after an afternoon on one graphics card, and people use the same password elsewhere.""",
            "Plain text is worst; a fast hash is little better, salted or not.",
            """
            `Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()` uses 16 MiB, less than OWASP's 19 MiB: set the \
            parameters. bcrypt ignores what comes after 72 bytes. Old hashes are upgraded at the next login.""",
            """
            ```java
            @Bean
            PasswordEncoder passwordEncoder() {
                return new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
            }
            user.setPasswordHash(passwordEncoder.encode(request.password()));
            ```""",
            List.of("CWE-916", "OWASP A04:2025", "OWASP Password Storage Cheat Sheet"));

    /// Tables of people. Elsewhere a password may be one that the backend itself needs to log in somewhere.
    private static final List<String> PEOPLE = List.of(
            "user",
            "account",
            "member",
            "customer",
            "admin",
            "person",
            "employee",
            "staff",
            "login",
            "credential",
            "client",
            "student",
            "teacher",
            "patient",
            "merchant");

    private static final Fix SLOW = new Fix(
            "Hash with a function that is slow on purpose, through one PasswordEncoder bean.",
            "+ passwordEncoder.encode(password)",
            List.of());

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        Set<String> said = new HashSet<>();
        Stream<Finding> encoders =
                judged(backend, paths) ? backend.encoders().stream().map(PasswordHash::finding) : Stream.empty();
        Set<String> encoded = encodedTables(backend, paths);
        Stream<Finding> written = backend.entries().stream().flatMap(entry -> examine(backend, paths, entry, encoded));
        List<Finding> known = Stream.concat(encoders, written)
                .filter(finding -> said.add(finding.root()))
                .toList();
        boolean alone =
                known.isEmpty() && backend.encoders().isEmpty() && keepsPeople(backend) && !encodes(backend, paths);
        Stream<Finding> digests =
                backend.entries().stream().flatMap(entry -> digested(backend, paths.of(entry), alone));
        return Stream.concat(known.stream(), digests);
    }

    private static boolean keepsPeople(Backend backend) {
        return backend.schema().tables().values().stream()
                .anyMatch(table -> PEOPLE.stream().anyMatch(table.name()::contains)
                        && table.columns().stream().map(Column::name).anyMatch(PasswordHash::password));
    }

    /// @param alone whether nothing else hashes passwords here, so that a digest of one says how they are kept
    private static Stream<Finding> digested(Backend backend, List<Path> way, boolean alone) {
        DigestComparisons comparisons = new DigestComparisons(backend, way, PasswordHash::password);
        return way.stream()
                .flatMap(path -> PasswordDigests.algorithm(path)
                        .filter(_ -> alone && PasswordDigests.isPassword(backend, path, PasswordHash::password)
                                || PasswordDigests.isSent(path) && comparisons.has(path))
                        .map(algorithm -> digested(path, algorithm))
                        .stream());
    }

    private static Finding digested(Path path, String algorithm) {
        return new Finding(
                GUIDE,
                Risk.HIGH,
                Confidence.LIKELY,
                path.from().label(),
                "Stored passwords can be found by trying: " + algorithm + " is made to be fast.",
                List.of("what is stored has gone the same way, or the two could not be compared"),
                "digest " + path.in(),
                List.of(path.from().label()),
                Trail.to(path)
                        .then(path.at(), "one quick " + algorithm + " of the password, billions of tries a second")
                        .guiltyLast(),
                Optional.of(SLOW));
    }

    /// Whether the encoders that were found surely decide how passwords are stored: no other one stands beside
    /// them, and there are passwords in this application's own tables.
    private static boolean judged(Backend backend, Paths paths) {
        boolean alone = backend.encoders().stream().noneMatch(each -> each.strength() == Strength.OTHER);
        return alone && !backend.encoders().isEmpty() && (hasColumn(backend) || encodes(backend, paths));
    }

    private static boolean hasColumn(Backend backend) {
        Stream<String> columns = backend.schema().tables().values().stream()
                .flatMap(table -> table.columns().stream())
                .map(Column::name);
        Stream<String> properties = backend.entities().values().stream()
                .flatMap(entity -> entity.properties().stream())
                .map(Entity.Property::name);
        return Stream.concat(columns, properties).anyMatch(PasswordHash::password);
    }

    private static boolean encodes(Backend backend, Paths paths) {
        return backend.entries().stream()
                .flatMap(entry -> paths.of(entry).stream())
                .anyMatch(path -> path.step() instanceof Step.Invoke invoke
                        && invoke.owner().endsWith("PasswordEncoder"));
    }

    private static Finding finding(PasswordEncoding encoding) {
        boolean plain = encoding.strength() == Strength.NONE;
        return new Finding(
                GUIDE,
                plain ? Risk.CRITICAL : Risk.HIGH,
                Confidence.SURE,
                encoding.encoder(),
                plain
                        ? "Passwords are stored as they are typed: whoever sees the table can log in as anyone."
                        : "Stored passwords can be found by trying: " + encoding.encoder() + " is made to be fast.",
                List.of("every password of this application goes through it"),
                "encoder " + encoding.encoder(),
                List.of(),
                Trail.start(
                                encoding.at(),
                                plain ? "gives back what was typed" : "one quick digest, billions of tries a second")
                        .guiltyLast(),
                Optional.of(new Fix(
                        "Use an encoder that is slow on purpose; the delegating one still reads the old hashes.",
                        "+ PasswordEncoderFactories.createDelegatingPasswordEncoder()",
                        List.of())));
    }

    /// Tables whose passwords are encoded on some way: there a raw value on another way is a field that came along,
    /// and not how passwords are stored.
    private static Set<String> encodedTables(Backend backend, Paths paths) {
        return backend.entries().stream()
                .flatMap(paths::queries)
                .filter(path -> query(path).shape().mutates())
                .flatMap(path -> written(backend, path).stream())
                .filter(write -> write.value().stream().anyMatch(Derived.class::isInstance))
                .map(PasswordHash::table)
                .collect(Collectors.toSet());
    }

    /// Whether all was followed that writes the table, so that it is known that nothing encodes.
    private static boolean isWhole(Paths paths, String table) {
        return paths.traffic().of(table).writers().stream().allMatch(paths::isWhole);
    }

    private static String table(Write write) {
        return query(write.path()).shape().mainTable().orElse("");
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Entry entry, Set<String> encoded) {
        return paths.queries(entry)
                .filter(path -> query(path).shape().mutates())
                .flatMap(path -> written(backend, path).stream())
                .filter(write -> !saidOfEncoder(backend, write))
                .filter(write -> HashFunctions.fast(write.value()).isPresent()
                        || !encoded.contains(table(write)) && isWhole(paths, table(write)))
                .flatMap(write -> finding(write).stream());
    }

    /// The encoder itself is the place to mend.
    private static boolean saidOfEncoder(Backend backend, Write write) {
        return HashFunctions.fast(write.value())
                .filter(fast ->
                        backend.encoders().stream().anyMatch(each -> each.at().equals(fast.at())))
                .isPresent();
    }

    private static Query query(Path path) {
        return ((Step.Run) path.step()).query();
    }

    /// A credential column and what is put into it.
    private record Write(Path path, String column, List<Source> value, Span at) {}

    private static List<Write> written(Backend backend, Path path) {
        Shape shape = query(path).shape();
        Stream<Write> assigned = shape.assigned().stream()
                .filter(each -> password(each.column().name()))
                .flatMap(each -> each.value() instanceof Operand.Parameter(String name)
                        ? Stream.of(new Write(path, each.column().name(), path.argument(name), path.at()))
                        : Stream.empty());
        Stream<Write> saved = path.argument("arg0").stream()
                .filter(Source.Made.class::isInstance)
                .map(Source.Made.class::cast)
                .flatMap(made -> properties(backend, made).entrySet().stream()
                        .map(each -> new Write(path, each.getKey(), each.getValue(), path.at())));
        return Stream.concat(assigned, saved).toList();
    }

    private static Map<String, List<Source>> properties(Backend backend, Source.Made made) {
        Entity entity = backend.entities().get(made.type());
        Map<String, List<Source>> found = new TreeMap<>();
        if (entity != null) {
            made.properties().forEach((name, value) -> {
                if (password(name) && entity.property(name).isPresent()) {
                    found.put(name, value);
                }
            });
        }
        return found;
    }

    private static boolean password(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "");
        return Sensitivity.of(name) == Sensitivity.CREDENTIAL
                && (plain.contains("password") || plain.contains("passwd") || plain.contains("pwd"));
    }

    private static Optional<Finding> finding(Write write) {
        Optional<Derived> fast = HashFunctions.fast(write.value());
        String table = query(write.path()).shape().mainTable().orElse("the table");
        boolean plain = HashFunctions.plain(write.value()) && PEOPLE.stream().anyMatch(table::contains);
        if (fast.isEmpty() && !plain) {
            return Optional.empty();
        }
        Trail trail = Trail.to(write.path());
        fast.ifPresent(each -> trail.then(each.at(), "hashed with " + each.function() + ", which is quick to try"));
        trail.then(write.at(), fast.isEmpty() ? "stores the password as it was sent" : "stores the result");
        return Optional.of(new Finding(
                GUIDE,
                fast.isEmpty() ? Risk.CRITICAL : Risk.HIGH,
                Confidence.SURE,
                write.path().from().label(),
                fast.map(each -> "Stored passwords can be found by trying: " + each.function() + " is made to be fast.")
                        .orElse("Passwords are stored as they are typed: whoever sees " + table
                                + " can log in as anyone."),
                List.of(),
                fast.map(each -> table + "." + write.column() + " " + each.function())
                        .orElse(table + "." + write.column() + " "
                                + write.path().in().shortName()),
                List.of(write.path().from().label()),
                trail.guilty(fast.map(Derived::at).orElse(write.at())),
                Optional.of(SLOW)));
    }
}
