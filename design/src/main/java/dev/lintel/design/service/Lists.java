package dev.lintel.design.service;

import dev.lintel.design.brief.Field;
import dev.lintel.design.contract.ListQuery;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a list of a resource can be asked, and its export.
public record Lists(Slice of) {
    private ListQuery query() {
        return new ListQuery(of.brief(), of.resource());
    }

    public List<SortChoice> sorts() {
        return query().orders().stream()
                .map(each -> SortChoice.of(each, of.comparable(each.field()), of.type()))
                .toList();
    }

    public List<Narrowing> narrowings() {
        return query().narrowings().stream()
                .map(each -> Narrowing.of(each, of.comparable(each.member())))
                .toList();
    }

    /// Whether it finds what is encrypted, which needs its key.
    public boolean findsSealed() {
        return query().narrowings().stream()
                .anyMatch(each -> each.field().filter(Field::findable).isPresent());
    }

    /// The condition that the query narrows by.
    public String narrowed() {
        return chain(
                "Condition.always()",
                narrowings().stream()
                        .map(each -> ".and(\"" + each.sql() + "\", \"" + each.name() + "\", " + each.value() + ")")
                        .toList());
    }

    /// The condition of a page: what the caller may see, below the row of the address, narrowed, after the cursor.
    public String where() {
        List<String> calls = new ArrayList<>();
        of.through()
                .ifPresent(link -> calls.add(".and(Condition.of(\"" + link.column() + " = :" + link.name() + "\", \""
                        + link.name() + "\", " + link.name() + "Id))"));
        if (!narrowings().isEmpty()) {
            calls.add(findsSealed() ? ".and(query.narrowed(cipher))" : ".and(query.narrowed())");
        }
        calls.add(".and(query.after())");
        return chain("mayRead(caller)", calls);
    }

    private static String chain(String first, List<String> calls) {
        String deeper = "\n" + " ".repeat(16);
        return first + deeper + String.join(deeper, calls);
    }

    /// Of a period whose rows are answered one a line.
    public Optional<Export> export() {
        return of.operation(Kind.EXPORT)
                .map(each -> new Export(
                        each,
                        of.comparable(of.brief().patterns().stream()
                                .filter(pattern ->
                                        pattern.stream() && pattern.resource().equals(of.type()))
                                .flatMap(pattern -> pattern.range().stream())
                                .findFirst()
                                .orElse("createdAt"))));
    }

    public record Export(Operation operation, Member by) {
        public String path() {
            return operation.path();
        }

        public String column() {
            return by.compared();
        }

        public String bound(String name) {
            return by.kind() == Member.Kind.DATE
                    ? name + ".atOffset(ZoneOffset.UTC).toLocalDate()"
                    : name + ".atOffset(ZoneOffset.UTC)";
        }
    }

    public int page() {
        return query().page();
    }
}
