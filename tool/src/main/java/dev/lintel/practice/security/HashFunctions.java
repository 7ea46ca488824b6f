package dev.lintel.practice.security;

import dev.lintel.graph.Source;
import dev.lintel.graph.Source.Derived;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Tells what was done to a password before it was stored, by the functions that it went through.
final class HashFunctions {
    /// Types whose functions digest fast, unless the function's own name says otherwise.
    private static final Set<String> DIGESTS = Set.of(
            "java.security.MessageDigest",
            "org.springframework.util.DigestUtils",
            "org.apache.commons.codec.digest.DigestUtils",
            "cn.hutool.crypto.SecureUtil",
            "cn.hutool.crypto.digest.DigestUtil",
            "com.google.common.hash.HashFunction",
            "com.google.common.hash.Hashing");
    /// The target's own functions tell by their names.
    private static final List<String> FAST_NAMES = List.of("md5", "sha1", "sha256", "sha512");
    private static final List<String> SLOW_NAMES = List.of(
            "bcrypt",
            "scrypt",
            "argon",
            "pbkdf",
            "secretkeyfactory",
            "passwordencoder",
            "hashpw",
            "encrypt",
            "cipher",
            "sha256crypt",
            "sha512crypt");
    /// Hides nothing: anyone can turn it back.
    private static final Set<String> TURNED_BACK = Set.of(
            "java.util.Base64.Encoder",
            "org.apache.commons.codec.binary.Base64",
            "org.apache.commons.codec.binary.Hex",
            "org.springframework.util.Base64Utils");
    private static final Set<String> SAME_TEXT =
            Set.of("trim", "strip", "toString", "valueOf", "getBytes", "intern", "toCharArray");

    private HashFunctions() {}

    /// The fast digest that a value went through; empty when there is none, or when something slow was there as
    /// well.
    static Optional<Derived> fast(List<Source> value) {
        List<Derived> functions = functions(value);
        return functions.stream().anyMatch(HashFunctions::slow)
                ? Optional.empty()
                : functions.stream().filter(HashFunctions::digests).findFirst();
    }

    /// Whether every value is what the caller sent, at most written differently.
    static boolean plain(List<Source> value) {
        return !value.isEmpty() && value.stream().allMatch(HashFunctions::plain);
    }

    private static boolean plain(Source source) {
        if (!(source instanceof Derived derived)) {
            return source.fromCaller();
        }
        String function = derived.function().substring(derived.function().lastIndexOf('.') + 1);
        boolean readable = TURNED_BACK.contains(derived.owner())
                || derived.owner().startsWith("java.lang.") && SAME_TEXT.contains(function);
        return readable && derived.from().stream().anyMatch(HashFunctions::plain);
    }

    private static List<Derived> functions(List<Source> value) {
        return value.stream()
                .flatMap(Source::roots)
                .filter(Derived.class::isInstance)
                .map(Derived.class::cast)
                .toList();
    }

    private static boolean digests(Derived derived) {
        String name = plainName(derived);
        return DIGESTS.contains(derived.owner()) || FAST_NAMES.stream().anyMatch(name::contains);
    }

    private static boolean slow(Derived derived) {
        String name = plainName(derived);
        return SLOW_NAMES.stream().anyMatch(name::contains);
    }

    private static String plainName(Derived derived) {
        return (derived.owner() + "." + derived.function())
                .toLowerCase(Locale.ROOT)
                .replace("_", "");
    }
}
