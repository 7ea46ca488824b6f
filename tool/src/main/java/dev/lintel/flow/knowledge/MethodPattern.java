package dev.lintel.flow.knowledge;

import dev.lintel.flow.knowledge.MethodPattern.Parameters.Any;
import dev.lintel.flow.knowledge.MethodPattern.Parameters.Count;
import dev.lintel.flow.knowledge.MethodPattern.Parameters.Listed;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Which methods of a type a rule is about: `getParameter(String)`, `setFeature("http://…", true)`, `query(*)`,
/// `exec/2`, `append*`, `<init>(File)`.
public record MethodPattern(String name, Parameters parameters) {
    /// What is said about the parameters.
    public sealed interface Parameters {
        record Any() implements Parameters {}

        record Count(int arity) implements Parameters {}

        /// @param open whether more may follow (a trailing `*`)
        record Listed(List<Parameter> each, boolean open) implements Parameters {
            public Listed {
                each = List.copyOf(each);
            }
        }
    }

    /// One parameter: a type by its simple erased name (`?` for any), or a value that must surely stand there.
    public sealed interface Parameter {
        record Typed(String simpleName) implements Parameter {
            private static final String ANY = "?";

            private boolean admits(String erased) {
                return erased.isEmpty()
                        || simpleName.equals(ANY)
                        || simpleName.equals(erased.substring(erased.lastIndexOf('.') + 1));
            }

            private boolean variable() {
                return simpleName.endsWith("[]");
            }
        }

        record Literal(Object value) implements Parameter {}
    }

    private static final int LITERAL = 3;
    private static final int TYPES = 2;
    private static final int ARITY = 1;
    private static final int NOTHING = 0;

    /// Whether the name stands for several.
    boolean wild() {
        return name.startsWith("*") || name.endsWith("*");
    }

    boolean names(String method) {
        if (name.startsWith("*")) {
            return method.endsWith(name.substring(1));
        }
        return name.endsWith("*") ? method.startsWith(name.substring(0, name.length() - 1)) : name.equals(method);
    }

    /// How much is said; the rule that says most decides.
    int precision() {
        int said = switch (parameters) {
            case Any _ -> NOTHING;
            case Count _ -> ARITY;
            case Listed listed -> literal(listed) ? LITERAL : TYPES;
        };
        return wild() ? said : said + LITERAL + 1;
    }

    boolean literal() {
        return parameters instanceof Listed listed && literal(listed);
    }

    private static boolean literal(Listed listed) {
        return listed.each().stream().anyMatch(Parameter.Literal.class::isInstance);
    }

    /// Whether a call with so many arguments may be to such a method; values are not looked at.
    ///
    /// @param types the erased parameter types of the declaration; empty when it was not found
    boolean admits(int arity, Optional<List<String>> types) {
        return switch (parameters) {
            case Any _ -> true;
            case Count(int count) -> count == types.map(List::size).orElse(arity);
            case Listed(List<Parameter> each, boolean open) ->
                types.map(declared -> admits(each, open, declared)).orElseGet(() -> admits(each, open, arity));
        };
    }

    private static boolean admits(List<Parameter> each, boolean open, List<String> declared) {
        boolean longEnough = open ? declared.size() >= each.size() : declared.size() == each.size();
        return longEnough
                && IntStream.range(0, each.size())
                        .allMatch(
                                i -> !(each.get(i) instanceof Parameter.Typed typed) || typed.admits(declared.get(i)));
    }

    private static boolean admits(List<Parameter> each, boolean open, int arity) {
        boolean variable = !each.isEmpty() && each.getLast() instanceof Parameter.Typed typed && typed.variable();
        return each.size() == arity || (open && arity >= each.size()) || (variable && arity >= each.size() - 1);
    }

    /// Whether the values that it names surely stand there.
    ///
    /// @param constants the one value that an argument can have
    boolean holds(IntFunction<Optional<Object>> constants) {
        return !(parameters instanceof Listed(List<Parameter> each, boolean _))
                || IntStream.range(0, each.size())
                        .allMatch(i -> !(each.get(i) instanceof Parameter.Literal(Object value))
                                || constants
                                        .apply(i)
                                        .filter(known -> isMeant(value, known))
                                        .isPresent());
    }

    /// A character in the code is the text of that one character in a rule: `replace('\'', '"')`.
    private static boolean isMeant(Object written, Object known) {
        return written.equals(known) || known instanceof Character && written.equals(known.toString());
    }
}
