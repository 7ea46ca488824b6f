package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Source;
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

    private static final List<String> FAST = List.of("md5", "sha1", "sha256", "sha512", "sha-1", "sha-256", "sha-512",
            "messagedigest", "digestutils", "base64", "hashing", "securutil.md5", "nooppasswordencoder", "standardpasswordencoder");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.entries().stream().flatMap(entry -> examine(backend, paths, entry));
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Entry entry) {
        Set<String> said = new HashSet<>();
        return paths.queries(entry)
                .filter(path -> query(path).shape().mutates())
                .flatMap(path -> written(backend, path).stream())
                .flatMap(write -> finding(write).stream())
                .filter(finding -> said.add(finding.root()));
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
        Map<String, List<Source>> found = new java.util.TreeMap<>();
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
        if (write.value().isEmpty()) {
            return Optional.empty();
        }
        Optional<Source.Derived> fast = write.value().stream()
                .filter(Source.Derived.class::isInstance)
                .map(Source.Derived.class::cast)
                .filter(each -> FAST.stream().anyMatch((each.owner() + "." + each.function()).toLowerCase(Locale.ROOT)::contains))
                .findFirst();
        boolean plain = write.value().stream().allMatch(source -> source instanceof Source.Input);
        if (fast.isEmpty() && !plain) {
            return Optional.empty();
        }
        String table = query(write.path()).shape().mainTable().orElse("the table");
        Trail trail = Trail.to(write.path());
        fast.ifPresent(each -> trail.then(each.at(), "hashed with " + each.function() + ", which is fast to try"));
        trail.then(write.at(), plain ? "stores the password as it was sent" : "stores the result");
        return Optional.of(new Finding(
                GUIDE,
                plain ? Risk.CRITICAL : Risk.HIGH,
                Confidence.SURE,
                write.path().from().label(),
                plain
                        ? "Passwords are stored as they are typed: whoever sees " + table + " can log in as anyone."
                        : "Stored passwords can be found by trying: " + fast.get().function() + " is made to be fast.",
                List.of(),
                table + "." + write.column(),
                List.of(write.path().from().label()),
                trail.guilty(fast.map(Source.Derived::at).orElse(write.at())),
                Optional.of(new Fix(
                        "Hash with a slow function through one PasswordEncoder bean.",
                        "+ passwordEncoder.encode(password)",
                        List.of()))));
    }
}
