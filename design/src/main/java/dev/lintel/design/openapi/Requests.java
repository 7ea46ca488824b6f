package dev.lintel.design.openapi;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Type;
import dev.lintel.design.contract.ListQuery;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an operation is asked with: parameters and body.
record Requests(Brief brief, Operation operation) {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    List<Object> parameters() {
        List<Object> all = new ArrayList<>();
        NAME.matcher(operation.path())
                .results()
                .forEach(found -> all.add(parameter("path", found.group(1), true, Node.uuid())));
        if (operation.keyed()) {
            all.add(Node.ref("parameters", "IdempotencyKey"));
        }
        if (operation.kind() == Kind.UPDATE) {
            all.add(Node.ref("parameters", "IfMatch"));
        }
        if (operation.kind() == Kind.READ || new Answers(brief, operation).isTagged()) {
            all.add(Node.ref("parameters", "IfNoneMatch"));
        }
        if (operation.kind() == Kind.LIST) {
            list(new ListQuery(brief, operation.resource().orElseThrow()), all);
        }
        if (operation.kind() == Kind.EXPORT) {
            all.add(parameter("query", "from", true, Node.time()));
            all.add(parameter("query", "to", true, Node.time()));
        }
        return all;
    }

    private void list(ListQuery query, List<Object> all) {
        Map<String, Object> limit = Node.whole("int32", 1, 100);
        limit.put("default", query.page());
        all.add(parameter("query", "limit", false, limit));
        all.add(Node.ref("parameters", "Cursor"));
        List<String> orders = query.orders().stream()
                .map(each -> (each.descending() ? "-" : "") + each.field())
                .toList();
        all.add(parameter(
                "query", "sort", false, Node.of("type", "string", "enum", orders, "default", orders.getFirst())));
        query.narrowings().forEach(each -> all.add(parameter("query", each.name(), false, schema(each))));
    }

    /// Money in an address is its minor units.
    private Map<String, Object> schema(ListQuery.Narrowing narrowing) {
        if (narrowing.type() == Type.MONEY) {
            return Node.whole("int64", 0, narrowing.isGiven() ? FieldSchema.MOST_MONEY : FieldSchema.SAFE);
        }
        if (narrowing.match() == ListQuery.Match.PREFIX || narrowing.type() == Type.TEXT) {
            return Node.text(0, narrowing.longest());
        }
        Resource resource = operation.resource().orElseThrow();
        return narrowing
                .field()
                .map(field -> FieldSchema.of(resource, field))
                .orElseGet(() -> narrowing.type() == Type.TIME ? Node.time() : Node.uuid());
    }

    static Map<String, Object> parameter(String in, String name, boolean required, Map<String, Object> schema) {
        return Node.of("name", name, "in", in, "required", required, "schema", schema);
    }

    Optional<Map<String, Object>> body() {
        String name = operation.resource().map(Resource::name).orElse("");
        return switch (operation.kind()) {
            case CREATE -> Optional.of(named(name + "Draft"));
            case UPDATE -> Optional.of(named(name + "Change"));
            case LOGIN ->
                Optional.of(inline(
                        closed("email", Node.text(1, 254), "password", Node.text(1, 128)),
                        Node.of("email", "ada@example.com", "password", "correct horse battery")));
            case CONFIRM ->
                Optional.of(inline(
                        closed("token", Node.text(1, 100)),
                        Node.of("token", "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")));
            case ASK_CONFIRM ->
                Optional.of(inline(closed("email", Node.text(1, 254)), Node.of("email", "ada@example.com")));
            case WEBHOOK ->
                Optional.of(inline(
                        Node.of(
                                "type", "object",
                                "required", List.of("id", "type", "subject"),
                                "properties",
                                        Node.of(
                                                "id", Node.text(1, 255),
                                                "type", Node.text(1, 100),
                                                "subject", Node.uuid())),
                        Node.of("id", "evt_1", "type", "payment.captured", "subject", Examples.ID)));
            case LIST, EXPORT, READ, DELETE, MOVE -> Optional.empty();
        };
    }

    /// An object of exactly these texts.
    private static Map<String, Object> closed(Object... pairs) {
        Map<String, Object> properties = Node.of(pairs);
        return Node.of(
                "type",
                "object",
                "additionalProperties",
                false,
                "required",
                List.copyOf(properties.keySet()),
                "properties",
                properties);
    }

    private Map<String, Object> named(String schema) {
        return inline(Node.ref("schemas", schema), new Examples(brief).of(schema));
    }

    private static Map<String, Object> inline(Map<String, Object> schema, Object example) {
        return Node.of(
                "required",
                true,
                "content",
                Node.of("application/json", Node.of("schema", schema, "example", example)));
    }
}
