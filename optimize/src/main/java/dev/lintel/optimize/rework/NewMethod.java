package dev.lintel.optimize.rework;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.Parameter;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.finding.Fix;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A method that a repository gets, behind the one that it stands in for, written as the others there are.
///
/// @param annotations each on a line of its own
/// @param types qualified names of what the lines name
record NewMethod(List<String> annotations, String declaration, List<String> types) {
    static final String QUERY = "org.springframework.data.jpa.repository.Query";
    static final String PARAM = "org.springframework.data.repository.query.Param";
    static final String PAGEABLE = "org.springframework.data.domain.Pageable";
    private static final String JAVA_LANG = "java.lang.";

    NewMethod {
        annotations = List.copyOf(annotations);
        types = List.copyOf(types);
    }

    List<Fix.Edit> into(RowQuery asked, SourceText sources) throws IOException {
        TypeDeclaration repository = asked.repository();
        SourceId file = repository.at().file();
        List<Fix.Edit> edits = new ArrayList<>();
        types.stream()
                .distinct()
                .filter(type -> isImported(type, repository))
                .forEach(type -> edits.add(new Fix.Edit.Import(file, type)));
        if (asked.method().isPresent()) {
            Span at = asked.method().get().at();
            String indent = sources.indent(at);
            int end = sources.after(at).indexOf(';') + 1;
            edits.add(new Fix.Edit.Replace(sources.behind(at, end), "\n\n" + lines(indent)));
            return edits;
        }
        String text = sources.after(repository.at());
        int open = text.indexOf('{') + 1;
        boolean empty = text.substring(open).stripLeading().startsWith("}");
        boolean joined = empty && !text.substring(open, text.indexOf('}', open)).contains("\n");
        String indent = sources.indent(repository.at()) + "    ";
        edits.add(new Fix.Edit.Replace(
                sources.behind(repository.at(), open), "\n" + lines(indent) + (joined || !empty ? "\n" : "")));
        return edits;
    }

    private String lines(String indent) {
        StringBuilder lines = new StringBuilder();
        annotations.forEach(each -> lines.append(indent).append(each).append('\n'));
        return lines.append(indent).append(declaration).append(';').toString();
    }

    private static boolean isImported(String type, TypeDeclaration repository) {
        int dot = type.lastIndexOf('.');
        return dot > 0
                && !(type.startsWith(JAVA_LANG) && dot == JAVA_LANG.length() - 1)
                && !type.substring(0, dot).equals(repository.packageName());
    }

    /// Whether the repository says its parameters' names by an annotation, since it may be compiled without them.
    static boolean namesParameters(TypeDeclaration repository) {
        return repository.methods().stream()
                .map(Method::parameters)
                .flatMap(List::stream)
                .anyMatch(each -> named(each).isPresent());
    }

    static Optional<Annotation> named(Parameter parameter) {
        return parameter.annotations().stream()
                .filter(each -> each.simpleName().equals("Param"))
                .findFirst();
    }
}
