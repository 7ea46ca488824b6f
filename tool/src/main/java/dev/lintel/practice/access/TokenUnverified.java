package dev.lintel.practice.access;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.AnyGuard;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A token is opened without a look at its signature, and what it says decides who calls.
public final class TokenUnverified implements Practice {
    static final Guide GUIDE = new Guide(
            "auth-jwt-unverified",
            Risk.HIGH,
            "tokens are verified (signature, fixed algorithm) before what they say is used",
            """
            What stands in a JWT is plain text: anyone writes one that says `"sub": "admin"`. Only the signature tells that \
            you wrote it. The method that merely opens a token stands in every library right beside the one that verifies, \
            and works just as well with every honest caller.""",
            "Critical where rows are changed on the token's word; told only where no login stands before the endpoint, since "
                    + "behind one the token was verified already.",
            """
            Verify with one algorithm that is written down, not with the one that the token names. A token whose key or \
            address of keys stands in its own header verifies itself. Behind a gateway that verifies, the service must not be \
            reachable past it.""",
            """
            ```java
            DecodedJWT token = JWT.require(Algorithm.RSA256(publicKey)).withIssuer("shop").build().verify(text);
            String user = token.getSubject();
            ```""",
            List.of("CWE-347", "CWE-345", "RFC 8725 §3.1", "OWASP API2:2023", "OWASP ASVS 9.1.1"));

    /// Methods that open a token and check nothing, by the simple name of their class.
    private static final Map<String, Set<String>> OPENS = Map.of(
            "JWT", Set.of("decode"),
            "JWTParser", Set.of("parse"),
            "SignedJWT", Set.of("parse"),
            "PlainJWT", Set.of("parse"),
            "JWSObject", Set.of("parse"),
            "JWTUtil", Set.of("parseToken"),
            "JwtParser", Set.of("parseClaimsJwt", "parseUnsecuredClaims"));
    /// Names under which libraries verify, whatever class they are of.
    private static final Set<String> VERIFIES = Set.of(
            "verify",
            "verifySignature",
            "parseClaimsJws",
            "parseSignedClaims",
            "process",
            "processToClaims",
            "validate",
            "isEqual",
            "doFinal",
            "checkSignature",
            "introspect");
    /// Where the whole token is looked up, it is a key and need not be signed.
    private static final Set<String> LOOKS_UP =
            Set.of("get", "getIfPresent", "hasKey", "containsKey", "contains", "isMember", "equals", "exists");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.endpoints().stream()
                .filter(endpoint -> endpoint.access() instanceof Access.Public)
                .filter(paths::isWhole)
                .flatMap(endpoint -> examine(endpoint, paths.of(endpoint)).stream());
    }

    private static Optional<Finding> examine(Endpoint endpoint, List<Path> all) {
        return all.stream()
                .filter(TokenUnverified::opens)
                .findFirst()
                .filter(_ -> all.stream().noneMatch(TokenUnverified::verifies))
                .filter(opened -> all.stream().noneMatch(path -> looksUp(path, opened)))
                .flatMap(opened -> all.stream()
                        .filter(path -> path.order() > opened.order())
                        .filter(believes(opened))
                        .findFirst()
                        .map(used -> finding(endpoint, opened, used, all)));
    }

    private static boolean opens(Path path) {
        return path.step() instanceof Step.Invoke invoke
                && OPENS.getOrDefault(simple(invoke.owner()), Set.of()).contains(invoke.name())
                && path.given().anyMatch(source -> source.anyRoot(Source::fromCaller));
    }

    private static boolean verifies(Path path) {
        return path.step() instanceof Step.Invoke invoke && VERIFIES.contains(invoke.name());
    }

    /// Whether the token itself, not what it says, is searched for or compared.
    private static boolean looksUp(Path path, Path opened) {
        boolean searches = path.step() instanceof Step.Run
                || path.step() instanceof Step.Remote
                || path.step() instanceof Step.Invoke invoke && LOOKS_UP.contains(invoke.name());
        return searches
                && path.given()
                        .anyMatch(source -> !madeAt(source, opened.at())
                                && opened.given()
                                        .filter(given -> !(given instanceof Source.Constant))
                                        .anyMatch(source::equals));
    }

    /// A query that is asked with what the token says, or a decision that rests on it.
    private static Predicate<Path> believes(Path opened) {
        AnyGuard decided =
                new AnyGuard(guard -> guard.condition().sources().anyMatch(source -> madeAt(source, opened.at())));
        return path -> path.step() instanceof Step.Run
                && (path.given().anyMatch(source -> madeAt(source, opened.at())) || decided.test(path));
    }

    private static boolean madeAt(Source source, Span at) {
        return source instanceof Source.Derived derived
                && (derived.at().equals(at) || derived.from().stream().anyMatch(each -> madeAt(each, at)));
    }

    private static String simple(String owner) {
        return owner.substring(owner.lastIndexOf('.') + 1);
    }

    private static Finding finding(Endpoint endpoint, Path opened, Path used, List<Path> all) {
        boolean writes = all.stream()
                .anyMatch(path -> path.step() instanceof Step.Run run
                        && run.query().shape().mutates());
        Judgement judgement = Judgement.from(Risk.HIGH).raisedIf(writes, "it changes rows on the token's word");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                endpoint.label(),
                "Anyone can be anybody: " + endpoint.label() + " believes a token whose signature nobody looks at.",
                judgement.reasons(),
                opened.in().shortName() + " token",
                List.of(endpoint.label()),
                Trail.to(opened)
                        .then(opened.at(), "opens the token and checks nothing")
                        .then(used.at(), "asks with what the token says")
                        .then(endpoint.access().at(), "no login is required here")
                        .guilty(opened.at()),
                Optional.of(new Fix(
                        "Verify the token, with one algorithm and your key, before it is asked anything.",
                        verified(((Step.Invoke) opened.step()).owner()),
                        List.of())));
    }

    /// As the library at hand does it.
    ///
    /// @param owner the class that opened the token
    private static String verified(String owner) {
        return switch (owner.substring(0, Math.max(0, owner.lastIndexOf('.')))) {
            case "com.nimbusds.jwt", "com.nimbusds.jose" -> """
                - JWTParser.parse(token).getJWTClaimsSet()
                + var verifier = new DefaultJWTProcessor<SecurityContext>();
                + verifier.setJWSKeySelector(new SingleKeyJWSKeySelector<>(JWSAlgorithm.RS256, publicKey));
                + verifier.process(token, null)""";
            case "io.jsonwebtoken" -> """
                - parser.parseUnsecuredClaims(token)
                + Jwts.parser().verifyWith(publicKey).build().parseSignedClaims(token)""";
            case "cn.hutool.jwt" ->
                "+ if (!JWTUtil.verify(token, key)) throw new IllegalArgumentException(\"forged\");";
            default -> "- JWT.decode(token)\n+ JWT.require(Algorithm.RSA256(publicKey)).build().verify(token)";
        };
    }
}
