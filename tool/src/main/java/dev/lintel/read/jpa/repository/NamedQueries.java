package dev.lintel.read.jpa.repository;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Constants;
import dev.lintel.read.jpa.mapping.Marks;
import dev.lintel.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Queries that stand under a name, on classes or in mapping files.
public final class NamedQueries {
    private final Map<String, Named> byName = new HashMap<>();

    /// @param written in mapping files, by name
    public NamedQueries(Program program, Map<String, Named> written) {
        byName.putAll(written);
        Constants constants = new Constants(program);
        for (TypeDeclaration type : program.types()) {
            if (type.isMain() && !type.annotations().isEmpty()) {
                Marks marks = new Marks(type.annotations(), constants);
                marks.repeated("NamedQuery", "NamedQueries").forEach(each -> add(each, marks, false, type));
                marks.repeated("NamedNativeQuery", "NamedNativeQueries").forEach(each -> add(each, marks, true, type));
            }
        }
    }

    /// @param owner the class that it stands on
    public record Named(String text, boolean sql, String owner, Span at) {}

    public Optional<Named> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private void add(Annotation annotation, Marks marks, boolean sql, TypeDeclaration type) {
        Optional<String> name = marks.text(annotation, "name");
        Optional<String> text = marks.text(annotation, "query");
        if (name.isPresent() && text.isPresent()) {
            Span at = annotation
                    .value("query")
                    .map((Expression it) -> it.at(annotation.at().file()))
                    .orElse(annotation.at());
            byName.putIfAbsent(name.get(), new Named(text.get(), sql, type.name(), at));
        }
    }
}
