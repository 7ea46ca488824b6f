package dev.lintel.read.jpa.repository;

import dev.lintel.read.jpa.jpql.Interpreter;
import dev.lintel.read.jpa.jpql.Reading;
import dev.lintel.read.jpa.mapping.Entities;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Sql;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Written statements of either language, read.
public record Statements(Entities entities) {
    public Reading jpql(String text, String near) {
        return Interpreter.read(text, entities, near);
    }

    /// SQL inside JPA or Spring Data: parameters may be expressions, `:#{#order.id}`, and names may stand for the
    /// table.
    public Reading sql(String text) {
        Map<String, String> expressions = new HashMap<>();
        Shape shape = Sql.shape(withoutExpressions(text, expressions), Dialect.OTHER);
        return new Reading(expressions.isEmpty() ? shape : Renamed.parameters(shape, expressions), "", Set.of());
    }

    /// Puts plain parameters in the place of expressions, which no SQL parser reads.
    private static String withoutExpressions(String text, Map<String, String> expressions) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            boolean starts = (text.startsWith(":#{", i) || text.startsWith("?#{", i) || text.startsWith(":${", i));
            if (!starts) {
                out.append(text.charAt(i++));
                continue;
            }
            int end = text.indexOf('}', i);
            end = end < 0 ? text.length() : end + 1;
            String name = "expression" + expressions.size();
            expressions.put(name, text.substring(i + 1, end));
            out.append(':').append(name);
            i = end;
        }
        return out.toString();
    }
}
