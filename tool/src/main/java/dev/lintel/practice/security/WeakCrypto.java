package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Flows;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Paths;
import dev.lintel.practice.FlowPractice;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A cipher or digest that can be broken gets data of this backend.
public final class WeakCrypto implements FlowPractice {
    static final Guide GUIDE = new Guide(
            "sec-weak-crypto",
            Risk.HIGH,
            "ciphers and digests are ones that hold",
            """
            DES keys are tried out in hours, ECB shows which records are equal, and two files with one MD5 or SHA-1 are \
            made on a laptop. Data that was encrypted this way counts as lost once somebody has a copy.""",
            """
            A broken cipher is worse than a broken digest. A digest that only tells whether something changed, for an ETag \
            or a cache, is left alone.""",
            """
            `Cipher.getInstance("AES")` means AES in ECB mode. GCM needs a new nonce for each message: the same one twice \
            gives the key away. Old data must be encrypted anew, or it stays as weak as it was.""",
            """
            ```java
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ```""",
            List.of("CWE-327", "CWE-328", "OWASP A04:2025", "NIST SP 800-131A Rev. 2"));

    private static final Pattern NAMED = Pattern.compile("(?:get)?(?:md5|sha1|Md5|Sha1)");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        SignedRequests signed = new SignedRequests(backend);
        return Stream.concat(
                flows.arrivals("cipher").stream().flatMap(each -> cipher(each).stream()),
                flows.arrivals("digest").stream().flatMap(each -> digest(signed, each).stream()));
    }

    private static Optional<Finding> cipher(Arrival arrival) {
        boolean defaults = arrival.sink().endsWith("Cipher#getInstance");
        for (String each : texts(arrival)) {
            Optional<String> wrong = defaults ? Algorithms.cipherByDefault(each) : Algorithms.cipher(each);
            if (wrong.isPresent()) {
                return Optional.of(finding(
                        arrival,
                        Risk.HIGH,
                        each,
                        "What is encrypted with " + each + " can be read: " + wrong.get() + ".",
                        "Encrypt with AES in GCM mode and a new nonce for each message.",
                        "- \"" + each + "\"\n+ \"AES/GCM/NoPadding\""));
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> digest(SignedRequests signed, Arrival arrival) {
        Optional<String> broken = Algorithms.namedIn(
                        arrival.sink().substring(arrival.sink().indexOf('#') + 1))
                .or(() ->
                        texts(arrival).stream().filter(Algorithms::brokenDigest).findFirst());
        boolean sameness = Words.sameness(arrival.in().name())
                || Words.sameness(arrival.in().simpleOwner());
        return broken.filter(_ -> !sameness)
                .map(each -> finding(
                        arrival,
                        trusted(arrival) && !signed.isMadeIn(arrival.in()) ? Risk.MEDIUM : Risk.LOW,
                        each,
                        "Nobody can rely on a digest made with " + each + ": two texts with the same one can be made.",
                        "Use SHA-256 for what must not be forged; for passwords a PasswordEncoder.",
                        replaced(arrival, each)));
    }

    /// The algorithm where it is a text, the method where the library has one for each.
    private static String replaced(Arrival arrival, String algorithm) {
        String method = arrival.sink().substring(arrival.sink().indexOf('#') + 1);
        Matcher named = NAMED.matcher(method);
        return named.lookingAt()
                ? "- " + method + "(..)\n+ " + named.replaceFirst(method.startsWith("get") ? "getSha256" : "sha256")
                        + "(..)"
                : "- \"" + algorithm + "\"\n+ \"SHA-256\"";
    }

    /// Whether names on the way say that somebody relies on the digest. Where none does, it may be a key of a cache. A
    /// token that is drawn and only spread by it is not compared with another text.
    private static boolean trusted(Arrival arrival) {
        boolean makes = Words.generates(arrival.in().name());
        return Stream.of(
                        arrival.in().name(),
                        arrival.in().simpleOwner(),
                        arrival.entry().map(Entry::label).orElse(""))
                .anyMatch(each -> Words.capability(each) && !makes || Words.trust(each));
    }

    /// What has to be replaced in a class as one: its cipher, the factory of its keys and both directions.
    private static String family(String algorithm) {
        int slash = algorithm.indexOf('/');
        return slash < 0 ? algorithm : algorithm.substring(0, slash);
    }

    private static List<String> texts(Arrival arrival) {
        return arrival.value().constants().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    private static Finding finding(
            Arrival arrival, Risk risk, String algorithm, String headline, String advice, String example) {
        Judgement judgement = Judgement.from(risk);
        return new Finding(
                GUIDE,
                judgement.risk(),
                arrival.value().constants().size() == 1 && arrival.value().onlyConstants()
                        ? Confidence.SURE
                        : Confidence.LIKELY,
                Chain.subject(arrival),
                headline,
                judgement.reasons(),
                arrival.in().owner() + " " + family(algorithm),
                Chain.routes(arrival),
                Chain.to(arrival, "the algorithm is " + algorithm).guiltyLast(),
                Optional.of(new Fix(advice, example, List.of())));
    }
}
