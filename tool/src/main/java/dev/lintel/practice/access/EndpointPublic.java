package dev.lintel.practice.access;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Controls.Reading;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import dev.lintel.graph.Traffic.Growth;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.SharedStatements;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// An endpoint that reads or writes data is open to everyone, and nobody said that it should be.
public final class EndpointPublic implements Practice {
    static final Guide GUIDE = new Guide(
            "auth-endpoint-public",
            Risk.CRITICAL,
            "every endpoint is authenticated unless explicitly declared public",
            """
            One forgotten matcher, and everyone on the network reads or changes the data behind it. Scanners try common \
            paths all day; an open write is found within hours.""",
            "Worse for writes and for personal data; better for reading a table that never changes.",
            """
            `permitAll` on a wide pattern such as `/api/**` opens tomorrow's endpoints as well. A method annotation does \
            nothing unless method security is switched on.""",
            """
            Deny by default and open by name:

            ```java
            .requestMatchers(GET, "/products/**").permitAll()
            .anyRequest().authenticated()
            ```
            If it is meant to be open, say so in `lintel.yaml` under `public:`.""",
            List.of("CWE-306", "OWASP A07:2025", "OWASP API2:2023", "OWASP ASVS 8.3.1"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (backend.controls().edgeAuthenticates().isPresent()
                || backend.controls().security() == Reading.ABSENT) {
            return noSecurity(backend, paths);
        }
        Stream<Finding> forgotten = backend.endpoints().stream()
                .filter(endpoint -> endpoint.exposure() == Endpoint.Exposure.API)
                .flatMap(
                        endpoint -> endpoint.access() instanceof Access.Public open && open.how() == Access.How.OMISSION
                                ? finding(paths, Open.of(endpoint, open)).stream()
                                : Stream.empty());
        return Stream.concat(asShipped(backend, paths), forgotten);
    }

    /// One finding for each setting that opens the application, and for all endpoints that write by it: what there is
    /// to change is the setting.
    private static Stream<Finding> asShipped(Backend backend, Paths paths) {
        Map<String, List<Endpoint>> bySetting = new LinkedHashMap<>();
        for (Endpoint endpoint : writing(backend, paths, Access.How.AS_SHIPPED)) {
            String setting = ((Access.Public) endpoint.access()).rule();
            bySetting.computeIfAbsent(setting, _ -> new ArrayList<>()).add(endpoint);
        }
        return bySetting.entrySet().stream().map(each -> {
            Endpoint first = each.getValue().getFirst();
            return new Finding(
                    GUIDE,
                    Risk.HIGH,
                    Confidence.LIKELY,
                    Finding.APPLICATION + backend.application().name(),
                    "As shipped nobody is asked who they are (" + each.getKey() + "), and "
                            + each.getValue().size() + " endpoints write data.",
                    List.of("who installs it and changes nothing serves everybody; another value picks the "
                            + "configuration that asks"),
                    "as-shipped:" + each.getKey(),
                    each.getValue().stream().map(Endpoint::label).toList(),
                    toWrite(first, paths)
                            .then(first.access().at(), "picked by " + each.getKey() + ", and asks nobody")
                            .guilty(first.at()),
                    Optional.of(new Fix(
                            "Ship the value that asks for a login, or refuse to start until somebody has chosen.",
                            "",
                            List.of())));
        });
    }

    private static List<Endpoint> writing(Backend backend, Paths paths, Access.How open) {
        return backend.endpoints().stream()
                .filter(endpoint -> endpoint.access() instanceof Access.Public everyone && everyone.how() == open)
                .filter(endpoint ->
                        paths.queries(endpoint).anyMatch(path -> shape(path).mutates()))
                .toList();
    }

    private static Trail toWrite(Endpoint endpoint, Paths paths) {
        Path write = paths.queries(endpoint)
                .filter(path -> shape(path).mutates())
                .findFirst()
                .orElseThrow();
        return Trail.to(write)
                .then(write.at(), "writes " + shape(write).mainTable().orElse("data"));
    }

    /// Without any security framework one finding says so for all endpoints that write; a gateway outside answers
    /// it. Where a guard of the project's own stands before some endpoints, nothing is said of all of them.
    private static Stream<Finding> noSecurity(Backend backend, Paths paths) {
        List<Endpoint> writing = writing(backend, paths, Access.How.NO_SECURITY);
        boolean someGuarded =
                backend.endpoints().stream().anyMatch(endpoint -> !(endpoint.access() instanceof Access.Public));
        if (writing.isEmpty() || backend.controls().edgeAuthenticates().isPresent()) {
            return Stream.empty();
        }
        if (someGuarded) {
            return writing.stream().flatMap(each -> oddOneOut(backend, paths, each).stream());
        }
        Endpoint first = writing.getFirst();
        return Stream.of(new Finding(
                GUIDE,
                Risk.HIGH,
                Confidence.LIKELY,
                Finding.APPLICATION + backend.application().name(),
                "Nothing in this application asks callers who they are, and " + writing.size()
                        + " endpoints write data.",
                List.of(
                        "no security framework was found; a gateway in front would have to do it, which lintel.yaml can say"),
                "no-security",
                writing.stream().map(Endpoint::label).toList(),
                toWrite(first, paths).guilty(first.at()),
                Optional.of(new Fix(
                        "Add authentication, or say in lintel.yaml that the edge does it (edge: authenticates: true).",
                        "",
                        List.of()))));
    }

    /// A write that asks nobody, in a class whose other handlers ask for a login.
    private static Optional<Finding> oddOneOut(Backend backend, Paths paths, Endpoint endpoint) {
        return backend.endpoints().stream()
                .filter(other ->
                        other.handler().owner().equals(endpoint.handler().owner())
                                && other.access() instanceof Access.Restricted)
                .findFirst()
                .flatMap(neighbour -> finding(
                        paths,
                        new Open(
                                endpoint,
                                (Access.Public) endpoint.access(),
                                neighbour.label() + " beside it does ask for a login",
                                Optional.of(neighbour.access().at()))))
                .filter(found -> found.risk() == Risk.CRITICAL);
    }

    /// @param because why that was hardly meant
    /// @param asked where a neighbour is asked who calls
    private record Open(Endpoint endpoint, Access.Public by, String because, Optional<Span> asked) {
        static Open of(Endpoint endpoint, Access.Public by) {
            String because = by.rule().isEmpty() ? "no rule names this path" : "decided by: " + by.rule();
            return new Open(endpoint, by, because, Optional.empty());
        }
    }

    private static Optional<Finding> finding(Paths paths, Open forgotten) {
        Endpoint endpoint = forgotten.endpoint();
        Access.Public open = forgotten.by();
        SharedStatements shared = new SharedStatements(paths.of(endpoint));
        List<Path> touched = paths.queries(endpoint)
                .filter(path -> !path.afterLogin() && !path.guessed() && !shared.has(path))
                .filter(path -> shape(path).mutates()
                        || shape(path).tables().stream()
                                .anyMatch(use -> paths.traffic().growth(use.table()) != Growth.LOOKUP))
                .toList();
        if (touched.isEmpty()) {
            return Optional.empty();
        }
        if (!paths.isWhole(endpoint) || OpenByNature.is(endpoint, paths.of(endpoint))) {
            return Optional.empty();
        }
        Optional<Path> write = touched.stream()
                .filter(path -> RowUse.writes(path, paths.of(endpoint)))
                .findFirst();
        Path told = write.orElse(touched.getFirst());
        String table = shape(told).mainTable().orElse("the database");
        Judgement judgement = Judgement.from(Risk.CRITICAL).loweredIf(write.isEmpty(), "it only reads");
        List<String> impact = new ArrayList<>(judgement.reasons());
        impact.add(forgotten.because());
        return Optional.of(new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                endpoint.label(),
                "Anyone can " + (write.isPresent() ? "change " : "read ") + table
                        + ": this endpoint asks for no login, " + "and no rule says that it should be open.",
                impact,
                open.how() == Access.How.NO_SECURITY ? endpoint.label() : root(endpoint, open),
                List.of(endpoint.label()),
                Trail.to(told)
                        .then(told.at(), (write.isPresent() ? "writes " : "reads ") + table)
                        .then(open.at(), "no login is required here")
                        .guilty(endpoint.at()),
                Optional.of(open.how() == Access.How.NO_SECURITY ? asBeside(forgotten) : rule(endpoint))));
    }

    private static Fix rule(Endpoint endpoint) {
        return new Fix(
                "Require a login for this path, or declare it public by name.",
                "+ .requestMatchers(\"" + endpoint.route().path() + "\").authenticated()",
                List.of());
    }

    /// Where the project's own guard asks for logins there is no matcher of a framework to add.
    private static Fix asBeside(Open forgotten) {
        String guard = forgotten
                .asked()
                .map(asked -> " (" + asked.file().fileName() + ":" + asked.line() + ")")
                .orElse("");
        return new Fix(
                "Put this path behind the same guard" + guard
                        + ", or say in lintel.yaml that it is public on purpose (public:).",
                "",
                List.of());
    }

    /// The rule that lets everyone in has to change, once for all endpoints that it opens.
    private static String root(Endpoint endpoint, Access.Public open) {
        String file = open.at().file().path();
        return open.rule().isEmpty() ? endpoint.label() : file.substring(file.lastIndexOf('/') + 1) + ":" + open.rule();
    }

    static Shape shape(Path path) {
        return ((Step.Run) path.step()).query().shape();
    }
}
