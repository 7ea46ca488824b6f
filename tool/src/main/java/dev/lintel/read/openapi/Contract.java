package dev.lintel.read.openapi;

import dev.lintel.graph.Endpoint.Input;
import dev.lintel.source.SourceId;
import java.util.List;
import java.util.Optional;

/// One OpenAPI document.
///
/// @param title of the document, from which generators make names
/// @param basePath the path of the first server
/// @param generated how code is generated from it, when a build file says so
public record Contract(
        SourceId file,
        String title,
        String basePath,
        Optional<Generated> generated,
        List<Operation> operations,
        List<Schema> schemas) {
    public Contract {
        operations = List.copyOf(operations);
        schemas = List.copyOf(schemas);
    }

    /// Settings of openapi-generator.
    ///
    /// @param onInterface whether the base path stands on the generated interface (`requestMappingMode`)
    public record Generated(
            String spec,
            String apiPackage,
            String modelPackage,
            String modelPrefix,
            String modelSuffix,
            boolean validates,
            boolean onInterface) {
        public String modelName(String schema) {
            return modelPackage + "." + modelPrefix + Names.type(schema) + modelSuffix;
        }
    }

    /// @param method name of the generated method
    /// @param verb `GET` …
    /// @param interfaces simple names that a generated interface for it may have
    public record Operation(
            String method,
            String verb,
            String path,
            List<String> interfaces,
            List<Parameter> parameters,
            Optional<Parameter> body,
            List<String> consumes,
            List<String> produces) {
        public Operation {
            interfaces = List.copyOf(interfaces);
            parameters = List.copyOf(parameters);
            consumes = List.copyOf(consumes);
            produces = List.copyOf(produces);
        }
    }

    /// @param name as the document has it; empty for the body
    /// @param constrained whether the document restricts its values
    public record Parameter(Input.Kind kind, String name, boolean required, boolean constrained) {}

    /// @param properties in the document's order, those of `allOf` parts included
    public record Schema(String name, List<Property> properties, boolean complete, int line) {
        public Schema {
            properties = List.copyOf(properties);
        }
    }

    /// @param type Java type, or the name of a schema with `reference`
    public record Property(
            String name,
            String type,
            boolean reference,
            boolean many,
            boolean readOnly,
            boolean writeOnly,
            List<String> constraints) {
        public Property {
            constraints = List.copyOf(constraints);
        }
    }
}
