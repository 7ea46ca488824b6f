package dev.lintel.read.jaxrs;

import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.graph.Endpoint.Stage;
import dev.lintel.read.Fact;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Jersey 1's container filters, which stand before all resources: a property names them, in a `web.xml` or in code
/// (Jersey 1.19, ResourceConfig). A request filter of the repository that is no resource filter can stand nowhere
/// else.
record ContainerFilters(Program program, Workspace workspace) {
    private static final String REQUEST_FILTER = "com.sun.jersey.spi.container.ContainerRequestFilter";
    private static final String RESOURCE_FILTER = "com.sun.jersey.spi.container.ResourceFilter";
    private static final Pattern NAMED =
            Pattern.compile("com\\.sun\\.jersey\\.spi\\.container\\.ContainerRequestFilters\\s*</param-name>\\s*"
                    + "<param-value>([^<]*)</param-value>");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");

    Stream<Fact> before() {
        return Stream.concat(own(), foreign());
    }

    private Stream<Fact> own() {
        return program.subtypes(REQUEST_FILTER).stream()
                .filter(RequestFilters::isOwnClass)
                .filter(type -> program.inherits(type.name(), RESOURCE_FILTER) != Program.Answer.YES)
                .filter(type -> !isHandedOut(type))
                .map(type -> stage(type.name(), type.at()));
    }

    /// A class inside of a resource filter is what its `getRequestFilter` gives.
    private boolean isHandedOut(TypeDeclaration type) {
        String outer = type.name();
        for (int end = border(outer); end > 0; end = border(outer)) {
            outer = outer.substring(0, end);
            if (program.type(outer).isPresent() && program.inherits(outer, RESOURCE_FILTER) == Program.Answer.YES) {
                return true;
            }
        }
        return false;
    }

    private static int border(String name) {
        return Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'));
    }

    /// Filters of libraries, of which nobody can say here whether they turn callers away.
    private Stream<Fact> foreign() {
        return workspace
                .files(file -> file.id().fileName().equals("web.xml") && file.origin() == SourceFile.Origin.MAIN)
                .flatMap(file -> named(file).stream()
                        .filter(type -> program.type(type)
                                .flatMap(TypeDeclaration::origin)
                                .isEmpty())
                        .map(type -> stage(type, Span.ofFile(file.id()))));
    }

    private List<String> named(SourceFile file) {
        try {
            return NAMED.matcher(workspace.text(file))
                    .results()
                    .flatMap(found -> BETWEEN.splitAsStream(found.group(1)))
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (IOException _) {
            // the reader of deployment descriptors says so
            return List.of();
        }
    }

    private static Fact stage(String type, Span at) {
        return new Fact.Before(Stage.Kind.FILTER, type, List.of(), List.of(), List.of(), 0, at);
    }
}
