package dev.lintel.read.passwords;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.graph.PasswordEncoding;
import dev.lintel.graph.PasswordEncoding.Strength;
import dev.lintel.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The target's own implementations of an encoder of passwords, judged by their code: weak is what was seen to
/// digest fast, or to give back what came in. Anything slow on the way, a loop around the digest, or another
/// encoder that is asked, and it is not judged.
final class OwnEncoders {
    private static final List<String> INTERFACES = List.of(
            "org.springframework.security.crypto.password.PasswordEncoder",
            "org.springframework.security.authentication.encoding.PasswordEncoder",
            "jakarta.security.enterprise.identitystore.PasswordHash",
            "javax.security.enterprise.identitystore.PasswordHash");
    private static final Set<String> ENCODES = Set.of("encode", "encodePassword", "generate");
    private static final List<String> SLOW = List.of(
            "bcrypt",
            "scrypt",
            "argon",
            "pbkdf",
            "secretkeyfactory",
            "pbekeyspec",
            "passwordencoder",
            "cipher",
            "encrypt");
    private static final Set<String> DIGESTS = Set.of(
            "java.security.MessageDigest",
            "org.springframework.util.DigestUtils",
            "org.apache.commons.codec.digest.DigestUtils",
            "cn.hutool.crypto.SecureUtil",
            "cn.hutool.crypto.digest.DigestUtil",
            "com.google.common.hash.Hashing",
            "com.google.common.hash.HashFunction");
    private static final Set<String> PREPARES = Set.of("getInstance", "isEqual", "reset", "update");
    private static final int DEEPEST = 3;

    private final Program program;
    private final Map<String, Own> all = new TreeMap<>();

    /// @param type the class that implements the encoder
    record Own(TypeDeclaration type, PasswordEncoding encoding) {}

    OwnEncoders(Program program) {
        this.program = program;
        INTERFACES.stream()
                .flatMap(each -> program.subtypes(each).stream())
                .filter(TypeDeclaration::isMain)
                .forEach(type -> all.put(type.name(), new Own(type, judge(type))));
    }

    /// By qualified name of the class.
    Map<String, Own> all() {
        return all;
    }

    private PasswordEncoding judge(TypeDeclaration type) {
        return weak(type).orElseGet(() -> new PasswordEncoding(type.simpleName(), Strength.OTHER, type.at()));
    }

    private Optional<PasswordEncoding> weak(TypeDeclaration type) {
        for (Method method : type.methods()) {
            Optional<Body> body =
                    ENCODES.contains(method.name()) && method.parameters().size() <= 2
                            ? program.body(method.id())
                            : Optional.empty();
            if (body.isPresent()) {
                return weak(type, method, body.get());
            }
        }
        return Optional.empty();
    }

    private Optional<PasswordEncoding> weak(TypeDeclaration type, Method method, Body body) {
        String name = type.name().contains("$") ? "an encoder of its own" : type.simpleName();
        Optional<Span> plain = plain(body, method);
        if (plain.isPresent()) {
            return Optional.of(new PasswordEncoding(name, Strength.NONE, plain.get()));
        }
        Sight sight = new Sight();
        look(body, sight, 0);
        return sight.slow || sight.digest == null
                ? Optional.empty()
                : Optional.of(new PasswordEncoding(name, Strength.FAST, sight.digest));
    }

    /// The only thing that it returns is the password that came in.
    private static Optional<Span> plain(Body body, Method method) {
        List<Statement.Return> leaves =
                Walk.all(body.block(), Statement.Return.class).toList();
        boolean same = leaves.size() == 1
                && !method.parameters().isEmpty()
                && leaves.getFirst()
                        .value()
                        .filter(each ->
                                same(each, method.parameters().getFirst().name()))
                        .isPresent();
        return same ? Optional.of(body.at(leaves.getFirst())) : Optional.empty();
    }

    private static boolean same(Expression value, String parameter) {
        return switch (value) {
            case Expression.Variable variable -> variable.name().equals(parameter);
            case Expression.Cast cast -> same(cast.operand(), parameter);
            case Call call
            when call.name().equals("toString") && call.arguments().isEmpty() ->
                call.receiver().filter(each -> same(each, parameter)).isPresent();
            case Call call
            when call.callee().is("java.lang.String", "valueOf")
                    && call.arguments().size() == 1 -> same(call.arguments().getFirst(), parameter);
            default -> false;
        };
    }

    /// What was seen so far.
    private static final class Sight {
        private final Set<MethodId> seen = new HashSet<>();
        private @Nullable Span digest;
        private boolean slow;
    }

    private void look(Body body, Sight sight, int depth) {
        if (!sight.seen.add(body.method())) {
            return;
        }
        for (Node node : Walk.all(body.block())) {
            switch (node) {
                case Statement.Loop loop -> sight.slow |= digestsIn(loop);
                case Statement.ForEach loop -> sight.slow |= digestsIn(loop);
                case Expression.New made -> sight.slow |= slow(made.type().erasure());
                case Call call -> called(call, body, sight, depth);
                default -> {}
            }
        }
    }

    private void called(Call call, Body body, Sight sight, int depth) {
        String owner = call.callee().owner();
        sight.slow |= slow(call.name()) || !owner.equals(body.method().owner()) && slow(owner);
        if (sight.digest == null && digests(call)) {
            sight.digest = body.at(call);
        }
        if (depth < DEEPEST) {
            call.callee().method().flatMap(program::body).ifPresent(next -> look(next, sight, depth + 1));
        }
    }

    private static boolean digestsIn(Statement loop) {
        return Walk.calls(loop).anyMatch(OwnEncoders::digests);
    }

    private static boolean digests(Call call) {
        return DIGESTS.contains(call.callee().owner()) && !PREPARES.contains(call.name());
    }

    private static boolean slow(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return SLOW.stream().anyMatch(plain::contains);
    }
}
