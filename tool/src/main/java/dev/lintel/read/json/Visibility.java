package dev.lintel.read.json;

import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the annotations on a class say about all of its properties.
///
/// @param ignoredNames by `@JsonIgnoreProperties`
/// @param onlyNames by `@JsonIncludeProperties`; empty means all
/// @param naming simple name of the naming strategy, empty for none
/// @param fields whether private fields are properties by `@JsonAutoDetect(fieldVisibility = ANY)`
record Visibility(Set<String> ignoredNames, Set<String> onlyNames, String naming, boolean fields) {
    Visibility {
        ignoredNames = Set.copyOf(ignoredNames);
        onlyNames = Set.copyOf(onlyNames);
    }

    static Visibility of(List<TypeDeclaration> lineage, Annotations annotations, Constants constants) {
        TreeSet<String> ignored = new TreeSet<>();
        TreeSet<String> only = new TreeSet<>();
        String naming = "";
        boolean fields = false;
        for (TypeDeclaration type : lineage) {
            annotations
                    .on(type, Jackson.IGNORE_PROPERTIES)
                    .flatMap(found -> found.value("value"))
                    .ifPresent(value -> ignored.addAll(constants.texts(value).values()));
            annotations
                    .on(type, Jackson.INCLUDE_PROPERTIES)
                    .flatMap(found -> found.value("value"))
                    .ifPresent(value -> only.addAll(constants.texts(value).values()));
            Optional<String> strategy = annotations
                    .on(type, Jackson.NAMING)
                    .flatMap(found -> found.value("value"))
                    .flatMap(value -> constants.classes(value).values().stream().findFirst());
            naming = naming.isEmpty() ? strategy.orElse("") : naming;
            fields |= annotations
                    .on(type, Jackson.AUTO_DETECT)
                    .flatMap(found -> found.value("fieldVisibility"))
                    .filter(value -> !constants.names(value).values().contains("NONE"))
                    .isPresent();
        }
        return new Visibility(ignored, only, naming.substring(naming.lastIndexOf('.') + 1), fields);
    }

    boolean ignored(String property) {
        return ignoredNames.contains(property) || !onlyNames.isEmpty() && !onlyNames.contains(property);
    }

    String named(String property) {
        return switch (naming) {
            case "SnakeCaseStrategy" -> separated(property, '_');
            case "KebabCaseStrategy" -> separated(property, '-');
            case "LowerDotCaseStrategy" -> separated(property, '.');
            case "UpperCamelCaseStrategy" -> Character.toUpperCase(property.charAt(0)) + property.substring(1);
            default -> property;
        };
    }

    private static String separated(String name, char separator) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (Character.isUpperCase(letter) && i > 0 && !Character.isUpperCase(name.charAt(i - 1))) {
                text.append(separator);
            }
            text.append(Character.toLowerCase(letter));
        }
        return text.toString();
    }
}
