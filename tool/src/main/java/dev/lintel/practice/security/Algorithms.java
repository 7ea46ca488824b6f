package dev.lintel.practice.security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Names of cryptographic algorithms as the JDK's providers read them (Java Security Standard Algorithm Names), and
/// what is wrong with some (NIST SP 800-131A Rev. 2).
final class Algorithms {
    private static final Set<String> BROKEN_CIPHERS = Set.of("des", "rc2", "rc4", "arcfour", "arc4");
    private static final Set<String> SMALL_BLOCKS = Set.of("desede", "tripledes", "3des", "blowfish", "idea", "cast5");
    private static final Set<String> BROKEN_DIGESTS = Set.of("md2", "md4", "md5", "sha", "sha1");

    private Algorithms() {}

    /// What is wrong with a transformation `algorithm/mode/padding`, a key algorithm or a signature, as a clause.
    static Optional<String> cipher(String transformation) {
        String plain = transformation.toLowerCase(Locale.ROOT).strip();
        List<String> parts = List.of(plain.split("/"));
        String algorithm = parts.getFirst();
        String mode = parts.size() > 1 ? parts.get(1) : "";
        if (BROKEN_CIPHERS.contains(algorithm) || algorithm.startsWith("pbewith") && algorithm.contains("des")) {
            return Optional.of("it can be broken by trying all keys");
        }
        if (SMALL_BLOCKS.contains(algorithm)) {
            return Optional.of("its blocks of 64 bits repeat after a few gigabytes");
        }
        if (algorithm.startsWith("aes") && mode.equals("ecb")) {
            return Optional.of("equal blocks stay equal, so that the text shows through");
        }
        if (algorithm.startsWith("md5with") || algorithm.startsWith("md2with") || algorithm.startsWith("sha1with")) {
            return Optional.of("two documents with one signature can be made");
        }
        boolean unpadded =
                algorithm.equals("rsa") && parts.size() == 3 && parts.get(2).equals("nopadding");
        return unpadded ? Optional.of("without padding the text can be computed back") : Optional.empty();
    }

    /// `Cipher.getInstance("AES")` means ECB; `KeyGenerator.getInstance("AES")` means nothing by it.
    static Optional<String> cipherByDefault(String transformation) {
        return transformation.equalsIgnoreCase("AES") ? cipher("AES/ECB/PKCS5Padding") : cipher(transformation);
    }

    static boolean brokenDigest(String algorithm) {
        return BROKEN_DIGESTS.contains(
                algorithm.toLowerCase(Locale.ROOT).replace("-", "").strip());
    }

    /// The broken digest that a function is named for: `md5Hex`, `sha1`, `getMd5Digest`.
    static Optional<String> namedIn(String function) {
        String plain = function.toLowerCase(Locale.ROOT);
        if (plain.contains("md5")) {
            return Optional.of("MD5");
        }
        return plain.matches(".*sha-?1(?!\\d).*|sha|shahex|getshadigest") ? Optional.of("SHA-1") : Optional.empty();
    }
}
