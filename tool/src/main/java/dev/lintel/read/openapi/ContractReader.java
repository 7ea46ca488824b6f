package dev.lintel.read.openapi;

import static dev.lintel.read.openapi.Documents.child;
import static dev.lintel.read.openapi.Documents.list;
import static dev.lintel.read.openapi.Documents.map;
import static dev.lintel.read.openapi.Documents.text;

import dev.lintel.graph.Endpoint.Input.Kind;
import dev.lintel.read.openapi.Contract.Operation;
import dev.lintel.read.openapi.Contract.Parameter;
import dev.lintel.read.openapi.Documents.Located;
import dev.lintel.source.SourceFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads one document of OpenAPI 3 or Swagger 2.
final class ContractReader {
    private static final Set<String> VERBS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final Documents documents;
    private final SourceFile file;
    private final Object root;

    ContractReader(Documents documents, SourceFile file, Object root) {
        this.documents = documents;
        this.file = file;
        this.root = root;
    }

    Contract read(Optional<Contract.Generated> generated) {
        List<Operation> operations = new ArrayList<>();
        map(root, "paths").forEach((path, item) -> {
            Located at = documents.resolve(new Located(file, item));
            if (at.node() instanceof Map<?, ?> verbs) {
                verbs.forEach((verb, operation) -> {
                    if (VERBS.contains(String.valueOf(verb)) && operation instanceof Map<?, ?>) {
                        operations.add(operation(String.valueOf(path), String.valueOf(verb), at, operation));
                    }
                });
            }
        });
        return new Contract(
                file.id(),
                child(root, "info").flatMap(info -> text(info, "title")).orElse(""),
                basePath(),
                generated,
                operations,
                new SchemaReader(documents, file, root).read());
    }

    private String basePath() {
        Optional<String> swagger = text(root, "basePath");
        if (swagger.isPresent()) {
            return swagger.get();
        }
        return list(root, "servers").stream()
                .flatMap(server -> text(server, "url").stream())
                .findFirst()
                .map(ContractReader::pathOf)
                .orElse("");
    }

    private static String pathOf(String url) {
        try {
            String path = URI.create(url).getPath();
            return path == null || path.equals("/") ? "" : path;
        } catch (IllegalArgumentException _) {
            // A server with variables in its address has no fixed path.
            return "";
        }
    }

    private Operation operation(String path, String verb, Located item, Object operation) {
        List<Parameter> parameters = new ArrayList<>();
        Optional<Parameter> body = requestBody(item.file(), operation);
        List<Parameter> all = Stream.concat(
                        list(item.node(), "parameters").stream(), list(operation, "parameters").stream())
                .flatMap(each -> parameter(new Located(item.file(), each)).stream())
                .toList();
        for (Parameter each : all) {
            if (each.kind() != Kind.BODY) {
                parameters.add(each);
            }
        }
        Optional<Parameter> swaggerBody =
                all.stream().filter(each -> each.kind() == Kind.BODY).findFirst();
        String name = text(operation, "operationId").map(Names::member).orElseGet(() -> Names.method(verb, path));
        return new Operation(
                name,
                verb.toUpperCase(Locale.ROOT),
                path,
                interfaces(path, operation),
                parameters,
                body.or(() -> swaggerBody),
                consumes(item.file(), operation),
                produces(item.file(), operation));
    }

    /// By the first tag, or by the first part of the path where tags are not used.
    private static List<String> interfaces(String path, Object operation) {
        List<String> names = new ArrayList<>();
        list(operation, "tags").forEach(tag -> names.add(Names.type(String.valueOf(tag)) + "Api"));
        String[] parts = path.split("/", -1);
        names.add(parts.length > 1 ? Names.type(parts[1]) + "Api" : "DefaultApi");
        names.add("DefaultApi");
        return names;
    }

    private Optional<Parameter> parameter(Located at) {
        Object node = documents.resolve(at).node();
        Optional<String> name = text(node, "name");
        boolean required = text(node, "required").filter("true"::equals).isPresent();
        Kind kind = switch (text(node, "in").orElse("")) {
            case "path" -> Kind.PATH;
            case "query" -> Kind.QUERY;
            case "header" -> Kind.HEADER;
            case "cookie" -> Kind.COOKIE;
            case "formData" -> text(node, "type").filter("file"::equals).isPresent() ? Kind.FILE : Kind.FORM;
            case "body" -> Kind.BODY;
            default -> Kind.OTHER;
        };
        if (name.isEmpty() || kind == Kind.OTHER) {
            return Optional.empty();
        }
        Object schema = child(node, "schema").orElse(node);
        Object resolved = documents.resolve(new Located(at.file(), schema)).node();
        boolean constrained = !SchemaReader.constraints(resolved).isEmpty();
        return Optional.of(new Parameter(kind, kind == Kind.BODY ? "" : name.get(), required, constrained));
    }

    private Optional<Parameter> requestBody(SourceFile in, Object operation) {
        return child(operation, "requestBody")
                .map(body -> documents.resolve(new Located(in, body)).node())
                .map(body -> new Parameter(
                        Kind.BODY,
                        "",
                        text(body, "required").filter("true"::equals).isPresent(),
                        false));
    }

    private List<String> consumes(SourceFile in, Object operation) {
        return child(operation, "requestBody")
                .map(body -> keys(map(documents.resolve(new Located(in, body)).node(), "content")))
                .orElse(List.of());
    }

    private List<String> produces(SourceFile in, Object operation) {
        return map(operation, "responses").values().stream()
                .flatMap(response ->
                        keys(map(documents.resolve(new Located(in, response)).node(), "content")).stream())
                .distinct()
                .toList();
    }

    private static List<String> keys(Map<?, ?> map) {
        return map.keySet().stream().map(String::valueOf).toList();
    }
}
