package dev.lintel.read.jpa.jpql;

import dev.lintel.graph.Entity;
import dev.lintel.read.jpa.jpql.Scope.Source;
import dev.lintel.read.jpa.mapping.Joins;
import dev.lintel.sql.Shape.Column;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import dev.lintel.sql.Shape.TableUse.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Turns conditions into predicates on columns. Collects them; one per text.
final class Conditions {
    private static final Set<String> AGGREGATES =
            Set.of("count", "sum", "min", "max", "avg", "every", "any", "listagg");

    private final Joins joins;
    private final BiConsumer<Statement.Select, Scope> subquery;
    private final List<Predicate> filter = new ArrayList<>();
    private boolean whole = true;

    Conditions(Joins joins, BiConsumer<Statement.Select, Scope> subquery) {
        this.joins = joins;
        this.subquery = subquery;
    }

    /// How a condition stands in its statement.
    private record Standing(boolean conjunct, boolean optional, boolean negated) {
        Standing below() {
            return new Standing(false, optional, negated);
        }

        Standing negate() {
            return new Standing(false, optional, !negated);
        }
    }

    List<Predicate> filter() {
        return filter;
    }

    boolean whole() {
        return whole;
    }

    void filter(Term term, Scope scope) {
        filter(term, scope, new Standing(true, false, false));
    }

    /// Conditions on groups say something about columns only where they name one without an aggregate.
    void having(Term term, Scope scope) {
        filter(term, scope, new Standing(false, false, false));
    }

    static boolean aggregates(Term term) {
        return switch (term) {
            case Term.Function function -> AGGREGATES.contains(function.name()) || nested(function.arguments());
            case Term.Computed computed -> nested(computed.parts());
            case Term.Comparison comparison -> aggregates(comparison.left());
            default -> false;
        };
    }

    private static boolean nested(List<Term> parts) {
        return !parts.isEmpty()
                && parts.stream().anyMatch(Conditions::aggregates)
                && parts.stream()
                        .allMatch(part ->
                                aggregates(part) || part instanceof Term.Constant || part instanceof Term.Parameter);
    }

    private void filter(Term term, Scope scope, Standing standing) {
        switch (term) {
            case Term.And and -> and.of().forEach(each -> filter(each, scope, standing));
            case Term.Or or -> or(or, scope, standing);
            case Term.Not not -> filter(not.inner(), scope, standing.negate());
            case Term.Exists exists -> subquery.accept(exists.select(), scope);
            case Term.Comparison comparison -> comparison(comparison, scope, standing);
            case Term.Path path -> {
                for (Column column : columns(path, scope)) {
                    add(column, Operator.EQUAL, new Operand.Constant("true"), standing, Optional.empty());
                }
            }
            case Term.Values values -> values.items().forEach(each -> filter(each, scope, standing.below()));
            case Term.Function function -> mentioned(function.arguments(), scope);
            case Term.Computed computed -> mentioned(computed.parts(), scope);
            case Term.Subquery inner -> subquery.accept(inner.select(), scope);
            case Term.Parameter _, Term.Constant _ -> {}
        }
    }

    /// `:name is null or o.name = :name` is a filter for some calls only.
    private void or(Term.Or or, Scope scope, Standing standing) {
        boolean switched = or.of().stream()
                .anyMatch(each -> each instanceof Term.Comparison comparison
                        && comparison.left() instanceof Term.Parameter
                        && (comparison.operator().equals("null") || isConstant(comparison.right())));
        Standing below = new Standing(false, standing.optional() || switched, standing.negated());
        or.of().forEach(each -> filter(each, scope, below));
    }

    private static boolean isConstant(List<Term> terms) {
        return terms.size() == 1 && terms.getFirst() instanceof Term.Constant;
    }

    private void mentioned(List<Term> terms, Scope scope) {
        terms.forEach(each -> columns(each, scope));
    }

    private void comparison(Term.Comparison comparison, Scope scope, Standing standing) {
        switch (comparison.operator()) {
            case "member" -> member(comparison, scope, standing);
            case "empty" -> columns(comparison.left(), scope, Role.SUBQUERY);
            default -> compare(comparison, scope, standing);
        }
    }

    private void member(Term.Comparison comparison, Scope scope, Standing standing) {
        if (comparison.right().getFirst() instanceof Term.Path path) {
            Operand value = operand(comparison.left(), scope);
            columns(path, scope, Role.SUBQUERY)
                    .forEach(column -> add(
                            column,
                            comparison.negated() ? Operator.OTHER : Operator.EQUAL,
                            value,
                            standing,
                            Optional.empty()));
        } else {
            whole = false;
        }
    }

    private void compare(Term.Comparison comparison, Scope scope, Standing standing) {
        Term left = comparison.left();
        List<Term> right = comparison.right();
        String operator = comparison.operator();
        if (!isColumn(left)
                && right.size() == 1
                && isColumn(right.getFirst())
                && !operator.equals("in")
                && !operator.equals("like")) {
            left = right.getFirst();
            right = List.of(comparison.left());
        }
        boolean negated = comparison.negated() != standing.negated();
        if (left instanceof Term.Values row
                && right.size() == 1
                && right.getFirst() instanceof Term.Values others
                && row.items().size() == others.items().size()) {
            for (int i = 0; i < row.items().size(); i++) {
                compare(
                        new Term.Comparison(
                                operator,
                                comparison.negated(),
                                row.items().get(i),
                                List.of(others.items().get(i))),
                        scope,
                        standing);
            }
            return;
        }
        Operand operand = right.isEmpty() ? new Operand.Constant("null") : operand(right.getFirst(), scope);
        right.stream().skip(1).forEach(each -> columns(each, scope));
        Optional<String> function = function(left);
        for (Column column : aggregates(left) ? mentionedOnly(left, scope) : columns(left, scope)) {
            add(column, operator(operator, negated, right), operand, standing, function);
        }
    }

    private static boolean isColumn(Term term) {
        return switch (term) {
            case Term.Path path ->
                path.names().size() > 1 || !path.names().getFirst().equals("CURRENT_DATE");
            case Term.Function function -> function.arguments().stream().anyMatch(Conditions::isColumn);
            case Term.Computed computed -> computed.parts().stream().anyMatch(Conditions::isColumn);
            default -> false;
        };
    }

    private static Operator operator(String written, boolean negated, List<Term> right) {
        return switch (written) {
            case "=" -> negated ? Operator.NOT_EQUAL : Operator.EQUAL;
            case "<>" -> negated ? Operator.EQUAL : Operator.NOT_EQUAL;
            case "<", "<=", ">", ">=" -> Operator.RANGE;
            case "between" -> negated ? Operator.OTHER : Operator.RANGE;
            case "in" -> negated ? Operator.NOT_IN : Operator.IN;
            case "null" -> negated ? Operator.NOT_NULL : Operator.IS_NULL;
            case "like" ->
                negated ? Operator.OTHER : startsLiterally(right.getFirst()) ? Operator.LIKE_PREFIX : Operator.LIKE;
            default -> Operator.OTHER;
        };
    }

    /// `'a%'`, `concat(:name, '%')`: a parameter in front counts as literal, the usual meaning of such a pattern.
    private static boolean startsLiterally(Term pattern) {
        return switch (pattern) {
            case Term.Constant(String text) -> !text.isEmpty() && text.charAt(0) != '%' && text.charAt(0) != '_';
            case Term.Function function
            when function.name().equals("concat") && function.arguments().size() > 1 ->
                function.arguments().getFirst() instanceof Term.Parameter
                        || startsLiterally(function.arguments().getFirst());
            case Term.Function function
            when function.arguments().size() == 1 ->
                startsLiterally(function.arguments().getFirst());
            default -> false;
        };
    }

    private static Optional<String> function(Term left) {
        return switch (left) {
            case Term.Function function -> Optional.of(function.name());
            case Term.Computed _ -> Optional.of("expression");
            default -> Optional.empty();
        };
    }

    private void add(Column column, Operator operator, Operand operand, Standing standing, Optional<String> function) {
        filter.add(new Predicate(column, operator, operand, standing.conjunct(), standing.optional(), function));
    }

    Operand operand(Term term, Scope scope) {
        return switch (term) {
            case Term.Parameter(String name) -> new Operand.Parameter(name);
            case Term.Constant(String text) -> new Operand.Constant(text);
            case Term.Path path -> {
                List<Column> columns = columns(path, scope);
                yield columns.size() == 1
                        ? new Operand.Other(columns.getFirst())
                        : new Operand.Constant(path.names().getLast());
            }
            case Term.Function function -> wrapped(function, scope);
            case Term.Computed computed -> {
                mentioned(computed.parts(), scope);
                yield new Operand.Computed("");
            }
            case Term.Values values -> {
                mentioned(values.items(), scope);
                yield values.items().size() == 1 ? operand(values.items().getFirst(), scope) : list(values);
            }
            case Term.Subquery inner -> {
                subquery.accept(inner.select(), scope);
                yield new Operand.Computed("subquery");
            }
            case Term.And _, Term.Or _, Term.Not _, Term.Comparison _, Term.Exists _ -> {
                filter(term, scope, new Standing(false, false, false));
                yield new Operand.Computed("");
            }
        };
    }

    private static Operand list(Term.Values values) {
        boolean constants =
                values.items().stream().allMatch(each -> each instanceof Term.Constant || each instanceof Term.Path);
        return constants ? new Operand.Constant("list") : new Operand.Computed("list");
    }

    /// `lower(:name)` and `concat('%', :name)` still bind that parameter.
    private Operand wrapped(Term.Function function, Scope scope) {
        mentioned(function.arguments(), scope);
        List<Term> parameters =
                function.arguments().stream().flatMap(Conditions::parameters).toList();
        return parameters.size() == 1 && parameters.getFirst() instanceof Term.Parameter(String name)
                ? new Operand.Parameter(name)
                : new Operand.Computed(function.name());
    }

    private static Stream<Term> parameters(Term term) {
        return switch (term) {
            case Term.Parameter parameter -> Stream.of(parameter);
            case Term.Function function -> function.arguments().stream().flatMap(Conditions::parameters);
            case Term.Computed computed -> computed.parts().stream().flatMap(Conditions::parameters);
            default -> Stream.of();
        };
    }

    /// What a select item gives as columns; nothing for whole entities and computed values.
    List<Column> selected(Term term, Scope scope) {
        if (term instanceof Term.Path(List<String> names)
                && names.size() == 1
                && scope.find(names.getFirst())
                        .filter(it -> it.elementColumn().isEmpty())
                        .isPresent()) {
            return List.of();
        }
        return aggregates(term) ? mentionedOnly(term, scope) : columns(term, scope);
    }

    private List<Column> mentionedOnly(Term term, Scope scope) {
        columns(term, scope);
        return List.of();
    }

    List<Column> columns(Term term, Scope scope) {
        return columns(term, scope, Role.JOINED);
    }

    /// Every column that a term names; joins what its paths reach.
    private List<Column> columns(Term term, Scope scope, Role role) {
        return switch (term) {
            case Term.Path(List<String> names) -> path(names, scope, role);
            case Term.Function function -> all(function.arguments(), scope, role);
            case Term.Computed computed -> all(computed.parts(), scope, role);
            case Term.Values values -> all(values.items(), scope, role);
            case Term.Parameter _, Term.Constant _ -> List.of();
            case Term.Subquery inner -> {
                subquery.accept(inner.select(), scope);
                yield List.of();
            }
            case Term.And _, Term.Or _, Term.Not _, Term.Comparison _, Term.Exists _ -> {
                filter(term, scope, new Standing(false, false, false));
                yield List.of();
            }
        };
    }

    private List<Column> all(List<Term> terms, Scope scope, Role role) {
        return terms.stream()
                .flatMap(each -> columns(each, scope, role).stream())
                .toList();
    }

    private List<Column> path(List<String> names, Scope scope, Role role) {
        Optional<Source> source = scope.find(names.getFirst());
        if (source.isPresent() && names.size() == 1) {
            return whole(source.get());
        }
        if (source.isPresent()) {
            return below(source.get(), names.getFirst(), names.subList(1, names.size()), role);
        }
        Optional<Source> first = scope.find("").or(scope::first);
        boolean mapped = first.flatMap(Source::entity)
                .filter(entity -> joins.entities().walk(entity, names).isPresent())
                .isPresent();
        if (mapped) {
            return below(first.orElseThrow(), "", names, role);
        }
        whole &= isConstantName(names);
        return List.of();
    }

    /// `com.acme.Status.OPEN`, an enum's constant, `current_date`, an entity's name in `type(o) = Invoice`.
    private static boolean isConstantName(List<String> names) {
        String last = names.getLast();
        return names.size() > 1 ? Character.isUpperCase(last.charAt(0)) : !last.isEmpty();
    }

    private List<Column> below(Source source, String alias, List<String> names, Role role) {
        if (source.entity().isEmpty()) {
            whole = false;
            return List.of();
        }
        List<Column> columns = joins.columns(source.entity().get(), alias, names, role);
        boolean unmapped = columns.isEmpty()
                && joins.entities().walk(source.entity().get(), names).isEmpty();
        whole &= !unmapped;
        return columns;
    }

    /// An alias that is compared as a whole: its identifier.
    private static List<Column> whole(Source source) {
        if (!source.elementColumn().isEmpty()) {
            return List.of(new Column(source.table(), source.elementColumn()));
        }
        return source.entity()
                .map(entity -> entity.properties().stream()
                        .filter(each ->
                                each.kind() == Entity.Kind.ID && !each.column().isEmpty())
                        .map(each -> new Column(entity.table(), each.column()))
                        .toList())
                .orElse(List.of());
    }
}
