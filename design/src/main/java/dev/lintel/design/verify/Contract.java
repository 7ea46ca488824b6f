package dev.lintel.design.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// An OpenAPI document, as far as requests are made from it. Who may call an operation stands in its `x-access`, as a
/// brief writes it: `public`, `signed-in`, `owner`, `order.owner`, a role.
public record Contract(Map<String, Object> document) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    public Contract {
        document = Map.copyOf(document);
    }

    /// @param yaml or JSON
    public static Contract of(String yaml) {
        return new Contract(Nodes.map(new Load(LoadSettings.builder().build()).loadFromString(yaml)));
    }

    /// @param method in capitals
    public record Operation(String method, String path, Map<String, Object> node) {
        public String line() {
            return method + " " + path;
        }

        List<String> access() {
            return Nodes.texts(node, "x-access");
        }

        boolean isPublic() {
            return access().contains("public");
        }

        boolean isOfOneRow() {
            return path.contains("}");
        }

        /// Whether somebody with a role may, whosever row it is.
        boolean isOpenTo(Person person) {
            return isPublic()
                    || person.role().isPresent() && access().contains("signed-in")
                    || person.role().stream().anyMatch(role -> access().contains(role));
        }

        /// Whether only whose row it is may, or a role.
        boolean isForOwners() {
            return access().stream()
                    .anyMatch(each -> each.equals("owner") || each.endsWith(".owner") || each.startsWith("owner "));
        }
    }

    public List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        Nodes.map(document, "paths")
                .forEach((path, methods) -> Nodes.map(methods).forEach((method, node) -> {
                    if (METHODS.contains(method)) {
                        all.add(new Operation(method.toUpperCase(Locale.ROOT), path, Nodes.map(node)));
                    }
                }));
        return List.copyOf(all);
    }

    /// @param in `path`, `query` or `header`
    record Parameter(String name, String in, boolean required, Map<String, Object> schema) {}

    List<Parameter> parameters(Operation operation) {
        return Nodes.list(operation.node(), "parameters").stream()
                .map(each -> resolved(Nodes.map(each)))
                .map(each -> new Parameter(
                        Nodes.text(each, "name"),
                        Nodes.text(each, "in"),
                        Boolean.TRUE.equals(each.get("required")),
                        resolved(Nodes.map(each, "schema"))))
                .toList();
    }

    boolean needs(Operation operation, String header) {
        return parameters(operation).stream()
                .anyMatch(each -> each.in().equals("header") && each.name().equals(header) && each.required());
    }

    public Optional<Map<String, Object>> body(Operation operation) {
        Map<String, Object> content = Nodes.map(resolved(Nodes.map(operation.node(), "requestBody")), "content");
        return Optional.of(Nodes.map(Nodes.map(content, "application/json"), "schema"))
                .filter(schema -> !schema.isEmpty())
                .map(this::resolved);
    }

    /// The properties of what is answered when all is well.
    Map<String, Object> answer(Operation operation) {
        Map<String, Object> content =
                Nodes.map(resolved(Nodes.map(Nodes.map(operation.node(), "responses"), "200")), "content");
        return Nodes.map(resolved(Nodes.map(Nodes.map(content, "application/json"), "schema")), "properties");
    }

    /// What stands behind a reference.
    Map<String, Object> resolved(Map<String, Object> node) {
        if (!(node.get("$ref") instanceof String reference)) {
            return node;
        }
        Map<String, Object> target = document;
        for (String step : reference.substring(2).split("/")) {
            target = Nodes.map(target, step);
        }
        return resolved(target);
    }

    public Stream<Operation> named(String method, String path) {
        return operations().stream()
                .filter(each -> each.method().equals(method) && each.path().equals(path));
    }
}
