package dev.lintel.design.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Holds answers against the contract: status, media type, and JSON against its schema, where what the schema does
/// not name is a difference too.
record Conformance(Contract contract) {
    List<String> differences(Contract.Operation operation, Reply reply) {
        List<String> all = new ArrayList<>();
        Object documented = Nodes.map(operation.node(), "responses").get(String.valueOf(reply.status()));
        if (documented == null) {
            all.add("status " + reply.status() + " is not in the contract");
            return all;
        }
        Map<String, Object> content = Nodes.map(contract.resolved(Nodes.map(documented)), "content");
        String type = reply.header("Content-Type").replaceAll(";.*", "");
        if (reply.text().isEmpty() && (content.isEmpty() || reply.status() == 304)) {
            return all;
        }
        if (!content.containsKey(type)) {
            all.add("media type '" + type + "' is not in the contract of " + reply.status());
        } else if (type.endsWith("json") && !type.endsWith("ndjson")) {
            Optional<Object> body = Json.read(reply.text());
            body.ifPresentOrElse(
                    each -> check("", each, Nodes.map(Nodes.map(content, type), "schema"), all),
                    () -> all.add("the body is no JSON"));
        }
        return all;
    }

    private void check(String pointer, @Nullable Object value, Map<String, Object> schema, List<String> all) {
        Map<String, Object> rules = contract.resolved(schema);
        boolean typed = switch (Nodes.text(rules, "type")) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            default -> true;
        };
        if (!typed) {
            all.add(pointer + " is no " + rules.get("type"));
            return;
        }
        switch (value) {
            case Map<?, ?> object -> object(pointer, Nodes.map(object), rules, all);
            case List<?> list -> {
                bounded(pointer, list.size(), rules, "minItems", "maxItems", all);
                for (int i = 0; i < list.size(); i++) {
                    check(pointer + "/" + i, list.get(i), Nodes.map(rules, "items"), all);
                }
            }
            case String text -> text(pointer, text, rules, all);
            case Long number -> bounded(pointer, number, rules, "minimum", "maximum", all);
            case null, default -> {}
        }
    }

    private void object(String pointer, Map<String, Object> object, Map<String, Object> rules, List<String> all) {
        Map<String, Object> properties = Nodes.map(rules, "properties");
        Nodes.texts(rules, "required").stream()
                .filter(each -> !object.containsKey(each))
                .forEach(each -> all.add(pointer + "/" + each + " is missing"));
        object.forEach((name, value) -> {
            if (properties.containsKey(name)) {
                check(pointer + "/" + name, value, Nodes.map(properties, name), all);
            } else if (!properties.isEmpty()) {
                all.add(pointer + "/" + name + " is not in the contract");
            }
        });
    }

    private static void text(String pointer, String text, Map<String, Object> rules, List<String> all) {
        bounded(pointer, text.codePointCount(0, text.length()), rules, "minLength", "maxLength", all);
        if (!Nodes.list(rules, "enum").isEmpty() && !Nodes.list(rules, "enum").contains(text)) {
            all.add(pointer + " is none of " + rules.get("enum"));
        }
        String pattern = Nodes.text(rules, "pattern");
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            all.add(pointer + " does not match " + pattern);
        }
    }

    private static void bounded(
            String pointer, long size, Map<String, Object> rules, String least, String most, List<String> all) {
        boolean tooFew = Nodes.number(rules, least).filter(from -> size < from).isPresent();
        boolean tooMany = Nodes.number(rules, most).filter(to -> size > to).isPresent();
        if (tooFew || tooMany) {
            all.add(pointer + " is not within " + rules.get(least) + " and " + rules.get(most) + ": " + size);
        }
    }
}
