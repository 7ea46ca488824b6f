package dev.lintel.read.beans;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.value.Constants;
import java.util.ArrayList;
import java.util.List;

/// Says in words under which condition a bean exists: profiles and `@ConditionalOn…`. The words are for people,
/// for telling "always" from "sometimes", and for what exists in tests only.
final class Conditions {
    private final Constants constants;

    Conditions(Constants constants) {
        this.constants = constants;
    }

    /// Empty when it always exists.
    String of(List<Annotation> annotations) {
        List<String> all = new ArrayList<>();
        for (Annotation annotation : annotations) {
            String name = annotation.simpleName();
            if (name.equals("Profile") || name.equals("IfBuildProfile") || name.equals("UnlessBuildProfile")) {
                all.add(
                        name.startsWith("Unless")
                                ? "not profile " + values(annotation)
                                : "profile " + values(annotation));
            } else if (name.startsWith("Conditional")) {
                all.add(condition(annotation));
            }
        }
        return String.join(", ", all);
    }

    String of(List<Annotation> ofClass, List<Annotation> ofMethod) {
        List<Annotation> both = new ArrayList<>(ofClass);
        both.addAll(ofMethod);
        return of(both);
    }

    private String condition(Annotation annotation) {
        String what = words(annotation.simpleName());
        if (!annotation.simpleName().equals("ConditionalOnProperty")) {
            return (what + " " + values(annotation)).strip();
        }
        String prefix = annotation
                .value("prefix")
                .flatMap(constants::text)
                .map(text -> text + ".")
                .orElse("");
        String names = annotation
                .value("name")
                .or(() -> annotation.value("value"))
                .map(this::listed)
                .orElse("");
        String wanted = annotation
                .value("havingValue")
                .flatMap(constants::text)
                .map(text -> "=" + text)
                .orElse("");
        return what + " " + prefix + names + wanted;
    }

    /// `ConditionalOnMissingBean` becomes `on missing bean`.
    private static String words(String name) {
        StringBuilder words = new StringBuilder();
        for (char letter : name.substring("Conditional".length()).toCharArray()) {
            if (Character.isUpperCase(letter) && !words.isEmpty()) {
                words.append(' ');
            }
            words.append(Character.toLowerCase(letter));
        }
        return words.isEmpty() ? "condition" : words.toString();
    }

    private String values(Annotation annotation) {
        return annotation.values().values().stream()
                .findFirst()
                .map(this::listed)
                .orElse("");
    }

    private String listed(Expression value) {
        List<String> texts = new ArrayList<>(constants.texts(value).values());
        constants.classes(value).values().forEach(type -> texts.add(type.substring(type.lastIndexOf('.') + 1)));
        return String.join(" or ", texts);
    }
}
