package dev.lintel.design.service;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Type;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import dev.lintel.design.openapi.Examples;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Requests about one resource for the clients of editors: what goes well, then what is refused. They stand in an
/// order in which each finds the row as it needs it.
///
/// @param sample of the resource
public record HttpFile(Shape shape, Sample sample) {
    static final String FOLDER = "http/";
    private static final String NUMBER = "{{number}}";
    private static final String JSON = "Content-Type: application/json";
    private static final String ROW = "{{id}}";
    private static final String NOBODY = "018f3c1e-0000-7000-8000-000000000001";
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");
    /// `%1$05d`: the number, as long as the field wants it. Numbers have three digits.
    private static final Pattern PADDED = Pattern.compile("%1\\$0(\\d+)d");

    /// One for each resource whose rows a request can make; not where a value has to be letters that nothing else has.
    static List<HttpFile> of(Shape shape, Samples samples) {
        return samples.all().stream()
                .filter(each -> each.lettersOfBody().isEmpty())
                .map(each -> new HttpFile(shape, each))
                .toList();
    }

    private Slice of() {
        return sample.of();
    }

    /// `orders.http`
    public String name() {
        return Names.path(of().type()) + ".http";
    }

    /// Of the method that tests it.
    public String method() {
        return of().pkg();
    }

    public List<HttpRequest> requests() {
        List<HttpRequest> all = new ArrayList<>(created());
        reads().forEach(all::add);
        if (sample.changes() && !sample.asks()) {
            all.addAll(changes());
        }
        moves().forEach(all::add);
        deletions().forEach(all::add);
        return List.copyOf(all);
    }

    private List<HttpRequest> created() {
        List<HttpRequest> all = new ArrayList<>();
        String path = path(Kind.CREATE);
        String maker = token(sample.role());
        String body = body();
        all.add(create("a new " + Names.spoken(of().type()), 201, maker, "", body));
        if (of().keyed()) {
            all.add(create("the same again: the answer of before", 201, maker, "", body));
            all.add(new HttpRequest("without a key", 400, "POST", path, headers(maker, JSON), body));
        } else if (sample.once()) {
            all.add(create("the same again", 409, maker, "", body));
        }
        if (!of().publicCreate()) {
            all.add(create("without a token", 401, "", "-nobody", body));
        }
        boolean required = of().requested().anyMatch(each -> !each.optional())
                || of().resource().parts().stream().anyMatch(part -> part.from() > 0);
        if (required) {
            all.add(create("with nothing in it: all that is missing", 422, maker, "-empty", "{}"));
        }
        all.add(create("with a field that is not the caller's", 400, maker, "-more", "{\n  \"version\": 7\n}"));
        return all;
    }

    private HttpRequest create(String asks, int status, String token, String key, String body) {
        String keyed = of().keyed() ? "Idempotency-Key: http-request-" + of().variable() + "-" + NUMBER + key : "";
        return new HttpRequest(asks, status, "POST", path(Kind.CREATE), headers(token, JSON, keyed), body);
    }

    private Stream<HttpRequest> reads() {
        String maker = token(sample.role());
        List<HttpRequest> all = new ArrayList<>();
        if (sample.shown()) {
            all.add(plain("what was made", 200, "GET", path(Kind.READ), maker));
            all.add(plain("an id that nobody has", 404, "GET", path(Kind.READ).replace(ROW, NOBODY), maker));
            all.add(plain("what is no id", 400, "GET", path(Kind.READ).replace(ROW, "abc"), maker));
        }
        if (sample.shown() && sample.hidden()) {
            all.add(plain("of somebody else", 404, "GET", path(Kind.READ), "{{strangerToken}}"));
        }
        if (sample.listed()) {
            all.add(plain("a page of two", 200, "GET", path(Kind.LIST) + "?limit=2", maker));
            all.add(plain("in an order that no index serves", 400, "GET", path(Kind.LIST) + "?sort=nothing", maker));
        }
        return all.stream();
    }

    private List<HttpRequest> changes() {
        String path = path(Kind.UPDATE);
        String maker = token(sample.role());
        String body = object(field -> of().changeable().stream()
                .anyMatch(each -> each.field().filter(field::equals).isPresent()));
        return List.of(
                new HttpRequest("without the version that was read", 428, "PUT", path, headers(maker, JSON), body),
                new HttpRequest("a change", 200, "PUT", path, headers(maker, JSON, "If-Match: \"0\""), body),
                new HttpRequest(
                        "the version of before", 412, "PUT", path, headers(maker, JSON, "If-Match: \"0\""), body));
    }

    /// The first that is open to a new row, and the same again, when it is no longer.
    private Stream<HttpRequest> moves() {
        return of().moves().stream()
                .filter(move -> !sample.asks() && sample.shown() && move.startsAtOnce())
                .filter(move -> move.followers().isEmpty() && move.isReadable())
                .flatMap(move -> leader(move.operation()).stream()
                        .flatMap(token -> Stream.of(
                                plain(move.word(), 200, "POST", path(move.path()), token),
                                plain(
                                        move.word() + " what is " + move.state(),
                                        409,
                                        "POST",
                                        path(move.path()),
                                        token))))
                .limit(2);
    }

    private Stream<HttpRequest> deletions() {
        return of().operation(Kind.DELETE).stream()
                .filter(_ -> !sample.asks())
                .flatMap(operation -> leader(operation).stream())
                .flatMap(token -> Stream.of(
                        plain("goes", 204, "DELETE", path(Kind.DELETE), token),
                        plain("what is gone", 404, "DELETE", path(Kind.DELETE), token)));
    }

    /// Somebody who may, whatever state the row is in: a role, else whose it is.
    private Optional<String> leader(Operation operation) {
        List<Who> any = operation.who().stream()
                .filter(who -> who.when().isEmpty() || operation.kind() == Kind.MOVE)
                .toList();
        return Sample.holders(any)
                .map(HttpFile::token)
                .or(() ->
                        any.stream().anyMatch(sample::isMaker) ? Optional.of(token(sample.role())) : Optional.empty());
    }

    private static HttpRequest plain(String asks, int status, String method, String path, String token) {
        return new HttpRequest(asks, status, method, path, headers(token), "");
    }

    private static List<String> headers(String token, String... more) {
        Stream<String> authorization = token.isEmpty() ? Stream.empty() : Stream.of("Authorization: Bearer " + token);
        return Stream.concat(authorization, Stream.of(more))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private String path(Kind kind) {
        return path(of().path(kind.name()));
    }

    private String path(String path) {
        String row = path.replace("{" + of().idName() + "}", ROW);
        return of().through()
                .map(link -> row.replace("{" + of().holderId() + "}", "{{" + link.name() + "Id}}"))
                .orElse(row);
    }

    /// `partnerDeskToken` of `partner-desk`
    static String tokenName(String role) {
        return Slice.camel(role.replace('-', '_')) + "Token";
    }

    private static String token(String role) {
        return "{{" + tokenName(role) + "}}";
    }

    private String body() {
        String text = sample.body(HttpFile::json);
        List<String> ids = sample.inBody();
        for (int i = 0; i < ids.size(); i++) {
            text = text.replace("%" + (i + 2) + "$s", "{{" + ids.get(i) + "}}");
        }
        return written(text);
    }

    private String object(Predicate<Field> wanted) {
        return written(Literals.object(
                of().resource().fields().stream()
                        .filter(wanted)
                        .map(field -> "\"" + field.name() + "\": " + json(field))
                        .toList(),
                0));
    }

    /// Out of a text block of Java that is formatted.
    private static String written(String text) {
        String numbered = PADDED.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement("0".repeat(Integer.parseInt(found.group(1)) - 3) + NUMBER));
        return numbered.replace("%1$d", NUMBER).replace("\n" + " ".repeat(16), "\n");
    }

    /// The contract's example where the value is words, which need not differ from row to row.
    private static String json(Field field) {
        boolean words = field.type() == Type.TEXT || field.type() == Type.MARKDOWN || field.type() == Type.SLUG;
        String example = Examples.words(field);
        String numbered = example + (field.type() == Type.SLUG ? "-" : " ") + "%1$d";
        if (words && !field.unique()) {
            return "\"" + example + "\"";
        }
        return words && numbered.length() <= field.to().orElse(numbered.length())
                ? "\"" + numbered + "\""
                : Literals.json(field);
    }

    /// What is to be filled in, in the order in which it is asked for.
    public List<String> variables() {
        Set<String> all = new LinkedHashSet<>();
        for (HttpRequest each : requests()) {
            String text = each.path() + String.join("\n", each.headers()) + each.body();
            VARIABLE.matcher(text).results().forEach(found -> all.add(found.group(1)));
        }
        all.remove("number");
        return List.copyOf(all);
    }

    /// What the test fills in, as Java, each a name and its value.
    public List<String> values() {
        List<String> all = new ArrayList<>();
        List<String> used = variables();
        shape.brief().roles().stream()
                .filter(role -> used.contains(tokenName(role)))
                .map(role -> "\"" + tokenName(role) + "\", "
                        + (role.equals(sample.role()) ? "maker" : shape.besideMaker(role)) + ".token()")
                .forEach(all::add);
        if (used.contains("strangerToken")) {
            all.add("\"strangerToken\", caller(\"" + sample.role() + "\").token()");
        }
        sample.needs().stream()
                .filter(need -> used.contains(need.variable()))
                .map(need -> "\"" + need.variable() + "\", " + need.variable() + ".toString()")
                .forEach(all::add);
        return List.copyOf(all);
    }

    /// Rows that have to be there.
    public List<Sample.Need> needs() {
        List<String> used = variables();
        return sample.needs().stream()
                .filter(each -> used.contains(each.variable()))
                .toList();
    }

    public String text() {
        StringBuilder text = new StringBuilder("""
                # For the HTTP client of IntelliJ IDEA and the REST Client of VS Code, from top to bottom: each title says what is
                # answered. `id` is that of the first answer. HttpFilesTest asks them all.
                @host = http://localhost:8080
                # raise it to begin again: some values are there once
                @number = 101
                """);
        variables().forEach(each -> text.append('@').append(each).append(" =\n"));
        requests().forEach(each -> text.append('\n').append(text(each)));
        return text.toString();
    }

    private static String text(HttpRequest request) {
        StringBuilder text = new StringBuilder("### ")
                .append(request.status())
                .append(": ")
                .append(request.asks())
                .append('\n')
                .append(request.method())
                .append(" {{host}}")
                .append(request.path())
                .append('\n');
        request.headers().forEach(each -> text.append(each).append('\n'));
        if (!request.body().isEmpty()) {
            text.append('\n').append(request.body()).append('\n');
        }
        return text.toString();
    }
}
