package dev.lintel.code.value;

import dev.lintel.code.Expression;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import java.util.List;
import java.util.Optional;

/// Folds expressions to constants: literals, concatenations, arithmetic, constant fields of sources and
/// libraries, enum constants, class literals, arrays. Cycles and blow-ups end at a budget and are not constant.
/// What a folded value is: String, boxed number, Boolean, Character, [EnumConstant], [dev.lintel.code.Type] (a
/// class literal), [dev.lintel.code.Annotation], or a List of these.
public final class Constants {
    private final Program program;

    public Constants(Program program) {
        this.program = program;
    }

    /// A constant of an enum.
    ///
    /// @param type the enum's canonical name, empty when it could not be found
    public record EnumConstant(String type, String name) {}

    /// Values of one annotation attribute.
    ///
    /// @param complete `false` when some value is no constant and so is missing
    public record Listing<T>(List<T> values, boolean complete) {
        public Listing {
            values = List.copyOf(values);
        }
    }

    /// The value, or empty when it is not constant, is `null`, or could not be read.
    public Optional<Object> fold(Expression expression) {
        return new Folding(program).fold(expression);
    }

    /// The value as text; only Strings, characters, numbers and truth values have one.
    public Optional<String> text(Expression expression) {
        return fold(expression).flatMap(Folding::text);
    }

    /// The truth value.
    public Optional<Boolean> truth(Expression expression) {
        return fold(expression).filter(Boolean.class::isInstance).map(Boolean.class::cast);
    }

    /// A list as annotations have it: a single value counts as a list of one.
    public Listing<Object> list(Expression expression) {
        Folding folding = new Folding(program);
        return switch (expression) {
            case Expression.NewArray array -> {
                List<Object> values = array.elements().stream()
                        .map(folding::fold)
                        .flatMap(Optional::stream)
                        .toList();
                yield new Listing<>(values, values.size() == array.elements().size());
            }
            default ->
                folding.fold(expression)
                        .map(value -> value instanceof List<?> many
                                ? new Listing<Object>(List.copyOf(many), true)
                                : new Listing<>(List.of(value), true))
                        .orElseGet(() -> new Listing<>(List.of(), false));
        };
    }

    /// As [#list], texts only.
    public Listing<String> texts(Expression expression) {
        Listing<Object> all = list(expression);
        List<String> texts = all.values().stream()
                .map(Folding::text)
                .flatMap(Optional::stream)
                .toList();
        return new Listing<>(
                texts, all.complete() && texts.size() == all.values().size());
    }

    /// As [#list], the names of enum constants only.
    public Listing<String> names(Expression expression) {
        Listing<Object> all = list(expression);
        List<String> names = all.values().stream()
                .filter(EnumConstant.class::isInstance)
                .map(each -> ((EnumConstant) each).name())
                .toList();
        return new Listing<>(
                names, all.complete() && names.size() == all.values().size());
    }

    /// As [#list], the qualified names of class literals only.
    public Listing<String> classes(Expression expression) {
        Listing<Object> all = list(expression);
        List<String> classes = all.values().stream()
                .filter(Type.class::isInstance)
                .map(each -> ((Type) each).erasure())
                .filter(name -> !name.isEmpty())
                .toList();
        return new Listing<>(
                classes, all.complete() && classes.size() == all.values().size());
    }
}
