package dev.lintel.practice.access;

import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Step;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What nobody can be logged in for: signing in and up, finding back a lost password, health, and messages of other
/// systems that prove themselves by a signature.
final class OpenByNature {
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
        return OwnerChecks.segments(endpoint).anyMatch(OpenByNature::entrance)
                || paths.stream().anyMatch(OpenByNature::proves);
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
