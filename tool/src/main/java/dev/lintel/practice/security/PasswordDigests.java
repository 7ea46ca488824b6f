package dev.lintel.practice.security;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Operation;
import dev.lintel.graph.Path;
import dev.lintel.graph.Source;
import dev.lintel.graph.Source.Constant;
import dev.lintel.graph.Source.Input;
import dev.lintel.graph.Source.Request;
import dev.lintel.graph.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Where a password that a caller sent goes through a digest made to be fast. That alone tells how passwords are
/// kept: to compare one with what is stored, the stored one has gone the same way. Most projects turn the bytes into
/// hex digits by a loop of their own, so the digest's text cannot be followed into the column.
final class PasswordDigests {
    private static final String DIGEST = "java.security.MessageDigest";
    /// `digest(byte[])` and `update(byte[])` of the JDK; of the helpers only those whose name says which digest.
    private static final Set<String> JDK = Set.of("digest", "update");
    private static final Set<String> HELPERS = Set.of(
            "org.springframework.util.DigestUtils",
            "org.apache.commons.codec.digest.DigestUtils",
            "cn.hutool.crypto.SecureUtil",
            "cn.hutool.crypto.digest.DigestUtil");
    private static final List<String> FAST = List.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512");

    private PasswordDigests() {}

    /// The name of the digest when this step digests something once; many rounds in a loop are a stretching of the
    /// project's own, which is not judged.
    static Optional<String> algorithm(Path path) {
        if (!(path.step() instanceof Step.Invoke invoke) || path.repeated()) {
            return Optional.empty();
        }
        if (invoke.owner().equals(DIGEST) && JDK.contains(invoke.name())) {
            return chosen(path.argument("this"));
        }
        return HELPERS.contains(invoke.owner()) ? fast(invoke.name()) : Optional.empty();
    }

    private static Optional<String> chosen(List<Source> digest) {
        List<String> names = digest.stream()
                .flatMap(Source::roots)
                .filter(Constant.class::isInstance)
                .map(each -> String.valueOf(((Constant) each).value()))
                .filter(name -> fast(name).isPresent())
                .distinct()
                .toList();
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    private static Optional<String> fast(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
        return FAST.stream().filter(plain::startsWith).findFirst().map(_ -> name);
    }

    /// Whether the caller's words go in.
    static boolean isSent(Path path) {
        return Source.anyRoot(path.argument("0"), Source::fromCaller);
    }

    /// Whether these words are a password, by their name.
    ///
    /// @param password whether a name is one of passwords
    static boolean isPassword(Backend backend, Path path, Predicate<String> password) {
        List<String> parameters = backend.operation(path.from().handler())
                .map(Operation::parameters)
                .orElse(List.of());
        return Source.anyRoot(path.argument("0"), source -> switch (source) {
            case Input(int at, List<String> inside) when !inside.isEmpty() -> password.test(inside.getLast());
            case Input(int at, List<String> _) -> at < parameters.size() && password.test(parameters.get(at));
            case Request(String _, String name) -> password.test(name);
            default -> false;
        });
    }
}
