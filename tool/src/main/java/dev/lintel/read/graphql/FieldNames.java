package dev.lintel.read.graphql;

import dev.lintel.code.Expression;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.value.Constants;
import java.util.Optional;

/// Names of types and fields in annotations: texts, or constants of a class that DGS generates from the schema
/// and that is not among the sources (`DgsConstants.QUERY.Article`).
final class FieldNames {
    private final Constants constants;
    private final SchemaFields schema;

    FieldNames(Program program, SchemaFields schema) {
        this.constants = new Constants(program);
        this.schema = schema;
    }

    Optional<String> type(Expression expression) {
        return constants
                .text(expression)
                .or(() -> expression instanceof Expression.FieldAccess field ? generatedType(field) : Optional.empty());
    }

    private Optional<String> generatedType(Expression.FieldAccess field) {
        return switch (field.name()) {
            case "QUERY_TYPE" -> Optional.of("Query");
            case "MUTATION_TYPE" -> Optional.of("Mutation");
            case "SUBSCRIPTION_TYPE" -> Optional.of("Subscription");
            case "TYPE_NAME" -> schema.typeInCapitals(holder(field));
            default -> Optional.empty();
        };
    }

    Optional<String> field(Expression expression, String type) {
        return constants.text(expression).or(() -> lastName(expression).flatMap(name -> schema.field(type, name)));
    }

    /// A member in mixed case of a class that nobody has seen looks like a nested type.
    private static Optional<String> lastName(Expression expression) {
        return switch (expression) {
            case Expression.FieldAccess field -> Optional.of(field.name());
            case Expression.TypeName name ->
                Optional.of(name.type().erasure()).map(full -> full.substring(full.lastIndexOf('.') + 1));
            default -> Optional.empty();
        };
    }

    private static String holder(Expression.FieldAccess field) {
        String name = field.receiver()
                .map(receiver -> switch (receiver) {
                    case Expression.TypeName type ->
                        type.type() instanceof Type.Unknown unknown
                                ? unknown.text()
                                : type.type().erasure();
                    case Expression.FieldAccess inner -> inner.name();
                    case Expression.Variable variable -> variable.name();
                    default -> "";
                })
                .filter(text -> !text.isEmpty())
                .orElse(field.owner());
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
