package dev.lintel.read.java;

import dev.lintel.code.Type;
import dev.lintel.code.TypeParameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a type's name is looked up: variables and local types in sight, then the type around (with its members and
/// enclosing types), then the file.
///
/// @param names type variables and local types by simple name
/// @param type the innermost type whose body the name stands in; missing in a file's headers
record TypeScope(Map<String, Type> names, @Nullable SourceType type, FileScope file) {
    static TypeScope inside(SourceType type) {
        return new TypeScope(Map.of(), type, type.file());
    }

    TypeScope with(List<TypeParameter> parameters) {
        if (parameters.isEmpty()) {
            return this;
        }
        Map<String, Type> more = new HashMap<>(names);
        parameters.forEach(each -> more.put(each.name(), variable(each)));
        return new TypeScope(more, type, file);
    }

    TypeScope with(String name, Type meaning) {
        Map<String, Type> more = new HashMap<>(names);
        more.put(name, meaning);
        return new TypeScope(more, type, file);
    }

    static Type variable(TypeParameter parameter) {
        return new Type.Variable(
                parameter.name(),
                parameter.bounds().isEmpty() ? Type.OBJECT : parameter.bounds().getFirst());
    }
}
