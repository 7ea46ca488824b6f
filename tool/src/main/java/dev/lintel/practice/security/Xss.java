package dev.lintel.practice.security;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Flows;
import dev.lintel.flow.Observed;
import dev.lintel.flow.Observed.Named;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a caller sends is written into a page as it is.
public final class Xss implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-xss",
            Risk.HIGH,
            "input (or stored input) reaches HTML only encoded",
            """
            A browser runs what looks like a script, whoever wrote it. A link with a prepared parameter then acts as the \
            person who follows it: reads the page, calls the API, sends the session away.""",
            "Worse where people log in with a cookie; JSON answers are no pages.",
            "Encoding for HTML does not protect inside a script or an unquoted attribute; each place has its own.",
            """
            ```java
            writer.print(HtmlUtils.htmlEscape(name));
            @GetMapping(path = "/hello", produces = MediaType.TEXT_PLAIN_VALUE)
            ```""",
            List.of("CWE-79", "OWASP A05:2025", "OWASP Cross Site Scripting Prevention Cheat Sheet"));

    private static final String NEGOTIATED = "entity";
    private static final String ENTITY = "org.springframework.http.ResponseEntity";
    /// What converters write as it stands.
    private static final Set<String> TEXTS = Set.of(
            "java.lang.String",
            "java.lang.CharSequence",
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "byte[]",
            "org.springframework.core.io.Resource",
            "org.springframework.core.io.ByteArrayResource");

    private static final Set<String> BY_SCRIPTS = Set.of("DELETE", "PUT", "PATCH");
    /// Spring's filter that takes the method from a field, and those that extend it.
    private static final String BY_FIELD = "HiddenHttpMethodFilter";

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("html");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("html-attribute", "url-part", "base64");
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        return Stream.of(
                        Injection.super.examine(backend, paths, flows),
                        StoredMarkup.findings(this, backend, paths, flows),
                        WrittenPages.findings(GUIDE, backend))
                .flatMap(each -> each);
    }

    /// In an answer that no browser shows as a page, or encoded for the place of the page where it stands.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        if (isObject(arrival)
                || isErrorOfSafeContainer(backend, arrival)
                || isData(arrival) && !taint.sure()
                || isAskedByScripts(backend, arrival)) {
            return true;
        }
        List<String> types = contentTypes(arrival);
        boolean page = types.stream().anyMatch(Xss::isPage);
        if (types.isEmpty() ? isNegotiated(arrival) || isStreamed(arrival) : !page) {
            return true;
        }
        Set<String> encodings = taint.encodings();
        Position position = Position.of(taint, answer(arrival).pieces());
        boolean markup = encodings.contains("html") || encodings.contains("markup");
        return (markup && !position.inUnquotedAttribute() && !position.inScript())
                || (encodings.contains("js") && position.after("<script"))
                || (encodings.contains("json") && !page);
    }

    /// A browser shows as a page what a link or a form asks for, which is GET or POST (HTML, "form-method"); answers to
    /// other methods go to scripts, which show them or do not.
    private static boolean isAskedByScripts(Backend backend, Arrival arrival) {
        return !isData(arrival)
                && !isMail(arrival)
                && !backend.browsers().formsChooseMethod()
                && arrival.entry()
                        .filter(entry -> entry instanceof Endpoint endpoint
                                && BY_SCRIPTS.contains(endpoint.route().method())
                                && endpoint.chain().stream()
                                        .noneMatch(stage -> stage.name().endsWith(BY_FIELD)))
                        .isPresent();
    }

    /// Since Servlet 4.0 it is the container, "generating the error page", that has to encode the message of
    /// `sendError` (its Javadoc); before, nobody had to. Jakarta's package begins with 5.0, Spring Boot and Quarkus
    /// bring newer ones.
    private static boolean isErrorOfSafeContainer(Backend backend, Arrival arrival) {
        return isError(arrival)
                && (!arrival.sink().startsWith("javax.")
                        || backend.application().frameworks().stream()
                                .anyMatch(each -> each.startsWith("Spring Boot") || each.startsWith("Quarkus")));
    }

    private static boolean isError(Arrival arrival) {
        return arrival.sink().endsWith("#sendError");
    }

    /// Whether the answer is no text, or nothing says that it is one: a converter writes objects as JSON, whatever
    /// their fields hold.
    private static boolean isObject(Arrival arrival) {
        Observed body = answer(arrival);
        if (arrival.sink().endsWith("#bodyValue")
                && body.pieces().size() <= 1
                && body.types().isEmpty()) {
            return true;
        }
        return (arrival.sink().equals("return") || arrival.sink().endsWith("#bodyValue"))
                && body.pieces().size() <= 1
                && !body.types().isEmpty()
                && TEXTS.stream().noneMatch(body.types()::contains);
    }

    /// What is written: of an entity with headers the body.
    private static Observed answer(Arrival arrival) {
        Observed body = arrival.value().part("body");
        if (isNegotiated(arrival)) {
            return arrival.value().part(NEGOTIATED);
        }
        return arrival.value().types().contains(ENTITY) && !body.equals(Observed.NOTHING) ? body : arrival.value();
    }

    /// An answer of JAX-RS, which the writers of all formats may write where none is named.
    private static boolean isNegotiated(Arrival arrival) {
        return !arrival.value().part(NEGOTIATED).equals(Observed.NOTHING);
    }

    /// Written by a function that was given back: where nobody names a type, none is sent.
    private static boolean isStreamed(Arrival arrival) {
        return Stream.concat(Stream.of(arrival.receiver()), arrival.arguments().stream())
                .anyMatch(each -> each.parts().containsKey("streamed"));
    }

    /// What the code says about the answer: on the response, else in the mapping.
    private static List<String> contentTypes(Arrival arrival) {
        List<String> said = Stream.concat(Stream.of(arrival.receiver(), arrival.value()), arrival.arguments().stream())
                .flatMap(each -> each.part("contentType").constants().stream())
                .map(Xss::name)
                .toList();
        if (!said.isEmpty()) {
            return said;
        }
        return arrival.entry()
                .filter(entry -> arrival.sink().equals("return") || isStreamed(arrival))
                .map(entry ->
                        entry instanceof Endpoint endpoint ? endpoint.route().produces() : List.<String>of())
                .orElse(List.of());
    }

    /// Somebody else's browser has to send the request: a link does, a form does, a header or a body of JSON nobody
    /// else can make it send. Messages of errors are encoded by the containers that write them.
    @Override
    public Judgement weigh(Judgement judgement, Backend backend, Arrival arrival, List<Taint> harmful) {
        if (isError(arrival)) {
            return judgement.atMost(Risk.LOW).noting("servlet containers encode the message of an error");
        }
        if (isData(arrival)) {
            return judgement
                    .atMost(Risk.MEDIUM)
                    .noting("the answer is JSON; the page that shows its markup was not seen");
        }
        if (isMail(arrival)) {
            return judgement
                    .atMost(Risk.MEDIUM)
                    .noting("programs that show mails run no scripts; links and forms they show");
        }
        if (harmful.stream().noneMatch(Taint::sure)) {
            return judgement
                    .atMost(Risk.LOW)
                    .noting("a library on the way makes the markup, and encodes what it is given");
        }
        if (Injection.onlyOfOneself(harmful)) {
            return judgement.atMost(Risk.MEDIUM).noting("no other site can make a browser send it");
        }
        return harmful.stream().allMatch(taint -> taint.label().equals("body") && sentAsJson(arrival))
                ? judgement.atMost(Risk.MEDIUM).noting("no link or form of another site can send a body of JSON")
                : judgement;
    }

    /// HTML that is sent as JSON, for a script to put into its page.
    private static boolean isData(Arrival arrival) {
        return arrival.sink().equals("json");
    }

    private static boolean isMail(Arrival arrival) {
        return arrival.sink().startsWith("org.springframework.mail.")
                || arrival.sink().contains(".mail.");
    }

    private static boolean sentAsJson(Arrival arrival) {
        return arrival.entry()
                .filter(Endpoint.class::isInstance)
                .map(Endpoint.class::cast)
                .filter(endpoint ->
                        endpoint.inputs().stream().anyMatch(input -> input.kind() == Endpoint.Input.Kind.BODY))
                .filter(endpoint -> endpoint.route().consumes().stream()
                        .allMatch(type -> type.contains("json") || type.contains("*")))
                .isPresent();
    }

    private static String name(Object type) {
        return type instanceof Named(String _, String name) ? name.replace('_', '/') : type.toString();
    }

    private static boolean isPage(String type) {
        String plain = type.toLowerCase(Locale.ROOT);
        return plain.contains("html") || plain.contains("xml") || plain.contains("svg") || plain.contains("*");
    }

    @Override
    public boolean repairedWhereAssembled() {
        return false;
    }

    @Override
    public Words words(Arrival arrival) {
        if (isData(arrival)) {
            return new Words(
                    "run scripts where this answer is shown as HTML",
                    "stands between its tags unencoded",
                    "is sent with the markup around it");
        }
        return isMail(arrival)
                ? new Words("write into mails to others", "reaches the mail unencoded", "is written into the mail")
                : new Words(
                        "run scripts in another person's browser",
                        "reaches the page unencoded",
                        "is written into the page");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(new Fix("Encode for HTML where it is written, or answer as JSON.", """
                - writer.print("Hello " + name)
                + writer.print("Hello " + HtmlUtils.htmlEscape(name))""", List.of()));
    }
}
