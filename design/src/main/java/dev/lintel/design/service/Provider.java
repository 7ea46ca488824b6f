package dev.lintel.design.service;

import dev.lintel.design.brief.External;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A system outside that is asked for something with each new row.
///
/// @param of the rows
public record Provider(Slice of, External external) {
    private static final int HALF_SECOND = 500;

    /// How states are called that a refusal leads to.
    private static final Pattern REFUSED = Pattern.compile("FAIL|REFUS|REJECT|DECLIN|DENIED");

    public String name() {
        return external.name();
    }

    /// `Psp`
    public String type() {
        return Member.capital(Slice.camel(external.name().replace('-', '_')));
    }

    public String variable() {
        return Member.lower(type());
    }

    public String calls() {
        return type() + "Calls";
    }

    public String path() {
        return "/" + Names.path(of.type());
    }

    /// How long an answer is waited for: one and a half of the 99th percentile, in whole halves of a second.
    public long answerMillis() {
        return (long) Math.ceil(external.p99Millis() * 1.5 / HALF_SECOND) * HALF_SECOND;
    }

    public boolean takesKeys() {
        return external.idempotentByHeader();
    }

    /// What the provider needs to know of a row: what it does not tell itself, and nothing personal.
    public List<Member> asked() {
        return of.resource().fields().stream()
                .filter(field -> field.type() != Type.STATE && field.type() != Type.SEQUENCE)
                .filter(field -> !field.isPersonal() && !(field.origin() instanceof Field.Origin.Told))
                .map(of::member)
                .toList();
    }

    /// What the id of the row is called in a request, for all who are asked: no field is called so.
    public String rowName() {
        return Stream.iterate("reference", name -> "our" + Member.capital(name))
                .filter(name -> of.brief().resources().stream()
                        .noneMatch(each -> each.field(name).isPresent()))
                .findFirst()
                .orElseThrow();
    }

    public String request() {
        List<String> components = new ArrayList<>(List.of("UUID " + rowName()));
        asked().forEach(each -> components.add(each.component()));
        return Layout.nested(0, "record " + type() + "Request(", components, ") {");
    }

    public String made(int indent) {
        List<String> values = new ArrayList<>(List.of("id"));
        asked().forEach(each -> values.add(each.read()));
        return Layout.list(indent, "new " + type() + "Request(", values, ")");
    }

    public String columns() {
        return Layout.columns(
                24, asked().stream().flatMap(each -> each.columns().stream()).toList());
    }

    /// `and status = 'INITIATED'`, where rows have states: what has gone on is not asked for.
    public String begun() {
        return of.resource()
                .stateField()
                .map(field -> " and " + field.column() + " = '"
                        + of.resource().firstState().orElseThrow() + "'")
                .orElse("");
    }

    /// The field that keeps what the provider calls its side of it.
    public Optional<Field> reference() {
        return of.resource().fields().stream()
                .filter(field -> field.origin().equals(new Field.Origin.Told(name())))
                .findFirst();
    }

    /// Where a refusal leads.
    public Optional<Webhook.Told> refused() {
        return of.told().stream()
                .filter(each -> REFUSED.matcher(each.state()).find())
                .findFirst();
    }

    /// Where an answer leads that is the last word, since no event follows.
    public Optional<Webhook.Told> accepted() {
        return external.signedWebhooks()
                ? Optional.empty()
                : of.told().stream()
                        .filter(each -> !REFUSED.matcher(each.state()).find())
                        .findFirst();
    }

    /// The variable of the environment, `PSP_URL`.
    public String setting(String what) {
        return type().toUpperCase(Locale.ROOT) + "_" + what;
    }
}
