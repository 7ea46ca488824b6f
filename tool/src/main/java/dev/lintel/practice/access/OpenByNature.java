package dev.lintel.practice.access;

import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Endpoint.Input.Kind;
import dev.lintel.graph.Path;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What nobody can be logged in for: signing in and up, finding back a lost password, health, messages of other
/// systems that prove themselves by a signature, and calls that bring their proof along: a device's token in the
/// path, a key in a header, a code that a row is looked up by.
public final class OpenByNature {
    private static final Set<String> ENTRANCES = Set.of(
            "login",
            "signin",
            "logon",
            "authenticate",
            "authentication",
            "oauth2",
            "register",
            "signup",
            "registration",
            "logout",
            "signout",
            "refresh",
            "forgot",
            "captcha",
            "code",
            "health",
            "ping",
            "callback",
            "activate",
            "token",
            "refreshtoken",
            "confirm",
            "verify",
            "unsubscribe",
            "version",
            "dologin");
    private static final List<String> PASSWORDS = List.of("forgot", "reset", "lost", "recover");
    private static final List<String> PROOFS =
            List.of("signature", "hmac", "verifysign", "checksign", "constructevent");

    private OpenByNature() {}

    static boolean is(Endpoint endpoint, List<Path> paths) {
        return OwnerChecks.segments(endpoint).anyMatch(OpenByNature::entrance) || bringsProof(endpoint, paths);
    }

    /// Whether a call brings its proof along: a signature that is checked, a token that something is looked up by.
    public static boolean bringsProof(Endpoint endpoint, List<Path> paths) {
        return paths.stream().anyMatch(OpenByNature::proves)
                || endpoint.inputs().stream().anyMatch(input -> isShown(input, paths));
    }

    /// A token where proofs travel, which something is made of; elsewhere one that rows are looked up or compared by,
    /// for a body may also bring a token to be kept.
    private static boolean isShown(Input input, List<Path> paths) {
        boolean named = isToken(input.name());
        boolean travels = Set.of(Kind.PATH, Kind.HEADER, Kind.COOKIE).contains(input.kind());
        return paths.stream()
                .anyMatch(path -> named && travels
                        ? path.given().anyMatch(each -> each.anyRoot(root -> isOf(root, input, true)))
                        : asks(path).anyMatch(each -> each.anyRoot(root -> isOf(root, input, named))));
    }

    private static boolean isToken(String name) {
        return Sensitivity.of(name) == Sensitivity.TOKEN;
    }

    private static boolean isOf(Source source, Input input, boolean named) {
        return source instanceof Source.Input sent
                && sent.parameter() == input.parameter()
                && (named || !sent.path().isEmpty() && isToken(sent.path().getLast()));
    }

    /// What decides which rows a query gives.
    private static Stream<Source> asks(Path path) {
        if (!(path.step() instanceof Step.Run run) || run.query().shape().kind() != Shape.Kind.SELECT) {
            return Stream.empty();
        }
        return run.query().shape().filter().stream()
                .filter(each -> each.conjunct() && each.operator() == Shape.Operator.EQUAL)
                .flatMap(each -> each.operand() instanceof Shape.Operand.Parameter(String name)
                        ? path.argument(name).stream()
                        : Stream.empty());
    }

    private static boolean entrance(String segment) {
        String plain = segment.replace("-", "").replace("_", "");
        return ENTRANCES.contains(plain)
                || plain.contains("password") && PASSWORDS.stream().anyMatch(plain::contains);
    }

    private static boolean proves(Path path) {
        return switch (path.step()) {
            case Step.Invoke invoke -> isProof(invoke.owner() + invoke.name());
            case Step.Call call -> call.targets().stream().anyMatch(target -> isProof(target.shortName()));
            default -> false;
        };
    }

    private static boolean isProof(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return PROOFS.stream().anyMatch(plain::contains) || name.startsWith("javax.crypto.Mac");
    }
}
