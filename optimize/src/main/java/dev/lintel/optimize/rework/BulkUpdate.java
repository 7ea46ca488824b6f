package dev.lintel.optimize.rework;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.FieldAccess;
import dev.lintel.code.Expression.Literal;
import dev.lintel.code.Expression.Variable;
import dev.lintel.code.Method;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Statement.Evaluate;
import dev.lintel.code.Type;
import dev.lintel.code.value.Accessors;
import dev.lintel.finding.Fix;
import dev.lintel.graph.Paths;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.observe.Observation.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Rows that are loaded to set the same values in each, and written back one by one: one statement does it in the
/// database. An update in JPQL goes past the persistence context, so no version is checked, no listener hears of it
/// and rows that were loaded before keep their old values (Jakarta Persistence 3.2, section 4.10): where one of
/// these matters, the loop stays.
final class BulkUpdate {
    private static final String MODIFYING = "org.springframework.data.jpa.repository.Modifying";
    private static final String TRANSACTIONAL = "org.springframework.transaction.annotation.Transactional";
    private static final Set<String> SAVING = Set.of("save", "saveAndFlush");

    private final Program program;
    private final Accessors accessors;
    private final SourceText sources;
    private final BulkDoubts doubts;

    BulkUpdate(Paths paths, Program program, SourceText sources) {
        this.program = program;
        this.accessors = new Accessors(program);
        this.sources = sources;
        this.doubts = new BulkDoubts(paths, program);
    }

    /// @param value as the loop computes it, the same for each row
    private record Assigned(String property, Parameter setter, Expression value) {}

    /// Empty where the loop does anything else, or something else for each row.
    Optional<Rework> of(RowQuery asked) throws IOException {
        Optional<RowLoop> loop = RowLoop.over(asked);
        Optional<List<Assigned>> assigned = loop.flatMap(each -> assigned(each, asked));
        if (loop.isEmpty() || assigned.isEmpty() || assigned.get().isEmpty()) {
            return Optional.empty();
        }
        boolean saved = loop.get().savedTogether()
                || loop.get().body().stream()
                        .anyMatch(each -> saves(each, loop.get().row(), asked));
        if (!saved && !doubts.inTransaction(asked)) {
            // nothing would be written at all
            return Optional.empty();
        }
        List<String> properties =
                assigned.get().stream().map(Assigned::property).toList();
        String says = "%s is loaded row by row to set %s, and written back in as many updates, by %s, at %s."
                .formatted(asked.entity().table(), String.join(", ", properties), asked.asked(), asked.at());
        Optional<Condition> condition = Condition.of(asked);
        Optional<String> doubt = condition.isEmpty()
                ? Optional.of("which rows it takes cannot be said in one")
                : doubts.of(asked, properties);
        if (doubt.isPresent()) {
            return Optional.of(rework(
                    loop.get(),
                    says,
                    "An update in JPQL is not proposed: %s.".formatted(doubt.get()),
                    Optional.empty()));
        }
        Written statement = statement(asked, condition.get(), assigned.get());
        String advice = "One statement sets them where they are: %s.".formatted(statement.text());
        return Optional.of(rework(
                loop.get(), says, advice, Optional.of(fix(asked, loop.get(), statement, assigned.get(), advice))));
    }

    private static Rework rework(RowLoop loop, String says, String advice, Optional<Fix> fix) {
        return new Rework(new Observation(Topic.QUERY_IN_LOOP, says, advice, 0), loop.at(), fix);
    }

    private Optional<List<Assigned>> assigned(RowLoop loop, RowQuery asked) {
        List<Assigned> all = new ArrayList<>();
        for (Statement each : loop.body()) {
            if (saves(each, loop.row(), asked)) {
                continue;
            }
            Optional<Assigned> one = assigned(each, loop.row());
            if (one.isEmpty()
                    || all.stream()
                            .anyMatch(other -> other.property().equals(one.get().property()))) {
                return Optional.empty();
            }
            all.add(one.get());
        }
        return Optional.of(all);
    }

    private Optional<Assigned> assigned(Statement statement, String row) {
        if (!(statement instanceof Evaluate(Call call, var _))
                || call.receiver().filter(on -> RowLoop.isVariable(on, row)).isEmpty()
                || call.arguments().size() != 1
                || !isSameForAll(call.arguments().getFirst(), row)) {
            return Optional.empty();
        }
        Optional<String> property = accessors.written(call);
        Optional<Method> setter = call.callee().method().flatMap(program::method);
        boolean plain = setter.filter(each -> each.synthesised()
                        || program.body(each.id())
                                .filter(body -> body.block().statements().size() == 1)
                                .isPresent())
                .isPresent();
        return plain
                ? property.map(name -> new Assigned(
                        name,
                        setter.get().parameters().getFirst(),
                        call.arguments().getFirst()))
                : Optional.empty();
    }

    /// Whether it means the same once before the loop: nothing of the row, and nothing that is made anew each time
    /// but the time itself.
    private boolean isSameForAll(Expression value, String row) {
        return switch (value) {
            case Literal _, Expression.TypeName _, Expression.This _ -> true;
            case Variable variable -> !variable.name().equals(row);
            case FieldAccess field ->
                field.receiver().filter(on -> !isSameForAll(on, row)).isEmpty();
            case Call call ->
                call.receiver().filter(on -> isSameForAll(on, row)).isPresent()
                        && (call.name().equals("now")
                                        && call.arguments().stream().allMatch(on -> isSameForAll(on, row))
                                || accessors.read(call).isPresent());
            default -> false;
        };
    }

    private static boolean saves(Statement statement, String row, RowQuery asked) {
        return RowLoop.isHanded(statement, SAVING, row, asked);
    }

    /// @param name of the repository's new method
    /// @param text in JPQL
    private record Written(String name, String text, Condition condition, List<String> fresh) {}

    private static Written statement(RowQuery asked, Condition condition, List<Assigned> assigned) {
        List<String> fresh = new ArrayList<>();
        List<String> sets = new ArrayList<>();
        for (Assigned each : assigned) {
            String name = each.property();
            while (condition.parameters().contains(name)) {
                name = "new" + capitalised(name);
            }
            fresh.add(name);
            sets.add(condition.alias() + "." + each.property() + " = :" + name);
        }
        String text = "update %s %s set %s%s"
                .formatted(
                        asked.entityName(),
                        condition.alias(),
                        String.join(", ", sets),
                        condition.text().isEmpty() ? "" : " where " + condition.text());
        String by = asked.method()
                .map(Method::name)
                .map(name -> name.replaceFirst("OrderBy.*", ""))
                .map(name -> name.indexOf("By") < 0 ? "Of" + capitalised(name) : name.substring(name.indexOf("By")))
                .orElse("OfAll");
        String name = "set"
                + assigned.stream().map(each -> capitalised(each.property())).reduce("", String::concat)
                + by;
        return new Written(name, text, condition, fresh);
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private Fix fix(RowQuery asked, RowLoop loop, Written statement, List<Assigned> assigned, String advice)
            throws IOException {
        boolean named = NewMethod.namesParameters(asked.repository());
        List<String> types = new ArrayList<>(List.of(MODIFYING, NewMethod.QUERY));
        List<String> parameters = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < assigned.size(); i++) {
            Type type = assigned.get(i).setter().type();
            parameters.add(parameter(named, statement.fresh().get(i), Types.written(type)));
            types.addAll(Types.named(type));
            arguments.add(sources.of(assigned.get(i).value(), asked.body().file()));
        }
        List<Parameter> own = asked.method().map(Method::parameters).orElse(List.of());
        for (int i = 0; i < own.size(); i++) {
            parameters.add(parameter(
                    named,
                    statement.condition().parameters().get(i),
                    Types.written(own.get(i).type())));
            arguments.add(
                    sources.of(asked.call().arguments().get(i), asked.body().file()));
        }
        if (named) {
            types.add(NewMethod.PARAM);
        }
        List<String> annotations = new ArrayList<>();
        if (!doubts.inTransaction(asked)) {
            types.add(TRANSACTIONAL);
            annotations.add("@Transactional");
        }
        annotations.add("@Modifying");
        annotations.add("@Query(\"" + statement.text() + "\")");
        NewMethod method = new NewMethod(
                annotations, "int %s(%s)".formatted(statement.name(), String.join(", ", parameters)), types);
        List<Fix.Edit> edits = new ArrayList<>(method.into(asked, sources));
        String repository =
                sources.of(asked.call().receiver().orElseThrow(), asked.body().file());
        edits.add(new Fix.Edit.Replace(
                loop.at(), "%s.%s(%s);".formatted(repository, statement.name(), String.join(", ", arguments))));
        return new Fix(advice, "", edits);
    }

    private static String parameter(boolean named, String name, String type) {
        return (named ? "@Param(\"" + name + "\") " : "") + type + " " + name;
    }
}
