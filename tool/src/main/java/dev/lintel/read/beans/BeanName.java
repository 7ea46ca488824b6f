package dev.lintel.read.beans;

import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import java.util.List;
import java.util.Optional;

/// How beans are called: as their annotation says, else after the class or the method.
final class BeanName {
    private final Constants constants;

    BeanName(Constants constants) {
        this.constants = constants;
    }

    /// A composed annotation hands the name on, and so does one that only looks like it: both are read.
    String of(TypeDeclaration type, Annotations.Found stereotype) {
        return stereotype
                .value("value")
                .flatMap(constants::text)
                .filter(name -> !name.isBlank())
                .orElseGet(() -> decapitalised(type.simpleName()));
    }

    /// All names of a factory method's bean; the first is its name, the others are aliases.
    List<String> of(String method, Annotations.Found factory) {
        Optional<List<String>> given = factory.value("name", "value")
                .map(value -> constants.texts(value).values())
                .filter(names -> !names.isEmpty());
        return given.orElseGet(() -> List.of(method));
    }

    /// As `java.beans.Introspector#decapitalize`: `URLService` stays as it is.
    static String decapitalised(String name) {
        boolean acronym = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return name.isEmpty() || acronym ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
