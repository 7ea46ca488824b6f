package dev.lintel.design.service;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The statements of a resource: its columns, and what is bound to their parameters.
public record Statements(Slice of) {
    private List<String> columns() {
        return of.members().stream().flatMap(each -> each.columns().stream()).toList();
    }

    public String columnLines() {
        return Layout.columns(24, columns());
    }

    /// The text of the constant that lists the columns, after its `=`.
    public String columnConstant() {
        String one = " \"" + String.join(", ", columns()) + "\"";
        return "    private static final String COLUMNS =".length() + one.length() < 120
                ? one
                : "\n            \"\"\"\n            "
                        + Layout.columns(12, columns()).replace("\n                ", "\n            ") + "\"\"\"";
    }

    /// The expression that makes a row's record.
    ///
    /// @param indent of the line that it begins in
    public String made(int indent) {
        return Layout.list(
                indent,
                "new " + of.type() + "(",
                of.members().stream().map(Member::read).toList(),
                ")");
    }

    /// What an insertion sets, by parameter.
    public List<Member.Bound> inserted() {
        List<Member.Bound> all = new ArrayList<>();
        of.brief()
                .parentOf(of.resource())
                .ifPresent(parent -> all.add(new Member.Bound(Names.parentColumn(parent), "parent", "parent")));
        of.resource()
                .owner()
                .ifPresent(owner -> all.add(new Member.Bound(owner.column(), owner.name(), "caller.id()")));
        of.resource()
                .tenant()
                .ifPresent(tenant -> all.add(new Member.Bound(tenant.column(), tenant.name(), "caller.tenant()")));
        of.through()
                .ifPresent(link ->
                        all.add(new Member.Bound(link.column(), link.name(), Slice.Named.variable(link) + ".id()")));
        of.requested()
                .filter(each -> each.field().filter(Field::isPassword).isEmpty())
                .flatMap(each -> each.bound("request." + each.name() + "()").stream())
                .forEach(all::add);
        for (Field field : of.resource().fields()) {
            if (field.type() == Type.STATE) {
                all.addAll(of.member(field)
                        .bound(of.member(field).type() + "."
                                + of.resource().firstState().orElseThrow()));
            } else if (!field.isWritable()
                    && field.type() != Type.SEQUENCE
                    && !(field.origin() instanceof Field.Origin.Told)) {
                all.addAll(of.member(field).bound(field.name()));
            }
        }
        return List.copyOf(all);
    }

    public String insertParameters() {
        List<String> all = new ArrayList<>();
        of.brief().parentOf(of.resource()).ifPresent(parent -> all.add("UUID parent"));
        of.through().ifPresent(link -> all.add(link.to() + " " + Slice.Named.variable(link)));
        all.add("New" + of.type() + " request");
        of.given().forEach(each -> all.add(each.component()));
        if (of.resource().owner().isPresent() || of.resource().tenant().isPresent()) {
            all.add("Caller caller");
        }
        return String.join(", ", all);
    }

    public String insertColumns() {
        return Layout.columns(24, inserted().stream().map(Member.Bound::column).toList());
    }

    public String insertValues() {
        return Layout.columns(
                24, inserted().stream().map(each -> ":" + each.name()).toList());
    }

    public String changeSet() {
        return Layout.columns(
                28,
                Stream.concat(
                                changes().stream().map(each -> each.column() + " = :" + each.name()),
                                Stream.of("version = version + 1", "updated_at = now()"))
                        .toList());
    }

    public List<Member.Bound> changes() {
        return of.changeable().stream()
                .flatMap(each -> each.bound("change." + each.name() + "()").stream())
                .toList();
    }
}
