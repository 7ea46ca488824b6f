package dev.lintel.design.service;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The row of somebody whom the provider has signed in for the first time: what their token tells, and nothing else.
///
/// @param of whose rows are people
public record Newcomer(Slice of) {
    /// @param value in the statement
    /// @param claim that is put in; empty for what the statement has already
    private record Written(String column, String value, Optional<Claim> claim) {}

    /// @param needed whether the row cannot be without it
    public record Claim(String name, boolean needed) {}

    private List<Written> all() {
        return Stream.of(
                        Stream.of(
                                new Written("id", ":id", Optional.empty()),
                                new Written("email", ":email", Optional.empty())),
                        of.resource().tenant().stream()
                                .map(Reference::column)
                                .map(column -> new Written(column, "cast(:tenant as uuid)", Optional.empty())),
                        of.resource().fields().stream().flatMap(this::told))
                .flatMap(each -> each)
                .toList();
    }

    private Stream<Written> told(Field field) {
        if (field.type() == Type.STATE) {
            String first = of.resource().firstState().orElseThrow();
            return Stream.of(new Written(field.column(), "'" + first + "'", Optional.empty()));
        }
        return field.type() == Type.EMAIL || field.encrypted()
                ? Stream.empty()
                : field.claim().stream()
                        .map(claim -> new Written(
                                field.column(),
                                "left(:" + claim + ", " + field.longest() + ")",
                                Optional.of(new Claim(claim, !field.optional()))));
    }

    public String columns() {
        return Layout.columns(28, all().stream().map(Written::column).toList());
    }

    public String values() {
        return Layout.columns(28, all().stream().map(Written::value).toList());
    }

    public List<Claim> claims() {
        return all().stream().flatMap(each -> each.claim().stream()).toList();
    }
}
