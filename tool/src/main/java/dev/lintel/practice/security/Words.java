package dev.lintel.practice.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What names of cookies, methods and values say they are for. A heuristic: it raises, lowers or silences, and is
/// never the only reason for a finding.
final class Words {
    /// Whoever knows such a value is let in.
    private static final Set<String> CAPABILITIES = Set.of(
            "token",
            "password",
            "passwd",
            "pwd",
            "secret",
            "otp",
            "session",
            "sessionid",
            "sid",
            "jsessionid",
            "auth",
            "remember",
            "rememberme",
            "nonce",
            "salt",
            "apikey",
            "captcha",
            "csrf",
            "xsrf",
            "jwt",
            "credential",
            "login",
            "ticket",
            "passcode",
            "pin",
            "resetcode",
            "recoverycode",
            "verificationcode",
            "verifycode",
            "verifcode",
            "activationcode",
            "confirmationcode",
            "accesscode",
            "authcode",
            "logincode",
            "securitycode",
            "smscode",
            "invitecode",
            "invitationcode");
    private static final Set<String> MAKES = Set.of("gen", "generate", "create", "new", "make", "random", "next");
    private static final Set<String> MAKERS = Set.of("generator", "factory", "maker", "issuer");
    /// How long something lives is no secret, whatever it is: `session_timeout`, `tokenExpiry`.
    private static final Set<String> TIMES =
            Set.of("expire", "expires", "expiry", "expiration", "timeout", "time", "timestamp", "ttl", "age");
    /// Sameness is all that matters there; who makes two things look the same gains nothing.
    private static final Set<String> SAMENESS = Set.of(
            "etag",
            "checksum",
            "cache",
            "fingerprint",
            "dedupe",
            "bucket",
            "shard",
            "gravatar",
            "hashcode",
            "consistenthash",
            "ratelimit",
            "ratelimiter",
            "limiter",
            "throttle",
            "idempotent",
            "idempotency",
            "partition");
    /// Somebody decides by such a value that nothing was forged.
    private static final Set<String> TRUST = Set.of(
            "sign",
            "signature",
            "signed",
            "signer",
            "verify",
            "verifier",
            "integrity",
            "hmac",
            "mac",
            "encrypt",
            "encode",
            "encoder",
            "crypt",
            "crypto",
            "security",
            "user",
            "account",
            "certificate");
    private static final Set<String> PROGRAMS = Set.of(
            "script",
            "scripts",
            "scripting",
            "expression",
            "formula",
            "rule",
            "rules",
            "program",
            "console",
            "groovy",
            "spel",
            "mvel",
            "eval",
            "evaluate",
            "sql",
            "jpql",
            "hql",
            "query",
            "statement");
    private static final Pattern BREAKS =
            Pattern.compile("(?<=[a-z\\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z\\d]+");

    private Words() {}

    static boolean capability(String name) {
        List<String> parts = parts(name);
        boolean time = !parts.isEmpty() && TIMES.contains(parts.getLast());
        return !time && anyOf(name, CAPABILITIES);
    }

    /// A type that is there to make such values: `OTPGenerator`, `TokenFactory`.
    static boolean makesCapability(String type) {
        List<String> parts = parts(type);
        return !parts.isEmpty() && MAKERS.contains(parts.getLast()) && capability(type);
    }

    /// Named for making something: `genToken`, `createNonce`.
    static boolean generates(String name) {
        List<String> parts = parts(name);
        return !parts.isEmpty() && MAKES.contains(parts.getFirst());
    }

    static boolean trust(String name) {
        return anyOf(name, TRUST);
    }

    static boolean sameness(String name) {
        return anyOf(name, SAMENESS);
    }

    /// Named for a text that is run.
    static boolean program(String name) {
        return anyOf(name, PROGRAMS);
    }

    private static boolean anyOf(String name, Set<String> words) {
        List<String> parts = parts(name);
        for (int i = 0; i < parts.size(); i++) {
            boolean pair = i + 1 < parts.size() && words.contains(parts.get(i) + parts.get(i + 1));
            if (pair || words.contains(parts.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        for (String each : BREAKS.split(name)) {
            if (!each.isEmpty()) {
                parts.add(each.toLowerCase(Locale.ROOT));
            }
        }
        return parts;
    }
}
