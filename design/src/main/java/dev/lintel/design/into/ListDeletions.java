package dev.lintel.design.into;

import dev.lintel.design.found.Listing;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Rows that are marked as deleted are no part of a list: what the statements ask that read such rows today.
record ListDeletions(Listing listing, Backend backend, Workspace workspace) {
    private static final Pattern MARK =
            Pattern.compile("(is_?)?(delete[ds]?|del|removed)(_?(flag|status|at|time|mark))?|deleted_(at|time|date)");
    /// By these the mapping leaves them out of every query itself.
    private static final Pattern OF_MAPPING = Pattern.compile("@(Where|SQLRestriction|SoftDelete|FilterDef)\\b");

    /// @param said what is told of it
    /// @return the condition; empty where there is none to keep
    Optional<String> kept(House house, List<String> said) throws IOException {
        Optional<Column> mark = listing.table().columns().stream()
                .filter(each -> MARK.matcher(each.name()).matches())
                .findFirst();
        if (mark.isEmpty() || house.store() == Store.JPA && isLeftOut()) {
            return Optional.empty();
        }
        Optional<String> condition = asked(mark.get()).flatMap(each -> written(mark.get(), each, house));
        said.add(
                condition.isPresent()
                        ? "rows that " + mark.get().name() + " marks as deleted are left out, as other statements do"
                        : "no statement tells which rows " + mark.get().name()
                                + " marks as deleted: the list shows them too");
        return condition;
    }

    private boolean isLeftOut() throws IOException {
        Optional<SourceFile> file =
                listing.row().entity().flatMap(each -> workspace.file(each.at().file()));
        return file.isPresent()
                && OF_MAPPING.matcher(workspace.text(file.get())).find();
    }

    /// What a statement compares the mark with; `null` where it asks for none.
    private Optional<String> asked(Column mark) {
        return backend.queries().stream()
                .map(each -> each.shape())
                .filter(each -> each.kind() == Shape.Kind.SELECT)
                .filter(each ->
                        each.mainTable().filter(listing.table().name()::equals).isPresent())
                .flatMap(each -> each.filter().stream())
                .filter(each -> each.conjunct() && each.column().name().equals(mark.name()))
                .flatMap(each -> switch (each.operator()) {
                    case IS_NULL -> Optional.of("null").stream();
                    case EQUAL ->
                        each.operand() instanceof Shape.Operand.Constant(String text)
                                ? Optional.of(text).stream()
                                : Optional.<String>empty().stream();
                    default -> Optional.<String>empty().stream();
                })
                .findFirst();
    }

    private Optional<String> written(Column mark, String value, House house) {
        Optional<String> path = house.store() == Store.JPA
                ? listing.row()
                        .entity()
                        .flatMap(each -> each.ofColumn(mark.name()))
                        .map(Entity.Property::name)
                : Optional.of(SqlType.quoted(mark.name(), house.ddl().dialect()));
        String literal = mark.family() == Family.BOOLEAN && value.matches("[01]") && house.store() == Store.JPA
                ? String.valueOf(value.equals("1"))
                : value.matches("\\d+|true|false|null|'\\w*'") ? value : "";
        return literal.isEmpty()
                ? Optional.empty()
                : path.map(each -> "line." + each + (literal.equals("null") ? " is null" : " = " + literal));
    }
}
