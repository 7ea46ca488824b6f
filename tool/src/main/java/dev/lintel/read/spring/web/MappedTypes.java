package dev.lintel.read.spring.web;

import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import java.util.List;
import java.util.stream.Stream;

/// Which classes Spring looks at for handler methods: its own beans that are, or inherit being, a `@Controller`.
final class MappedTypes {
    static final String REST_CONTROLLER = "org.springframework.web.bind.annotation.RestController";
    static final String[] CONTROLLERS = {"org.springframework.stereotype.Controller", REST_CONTROLLER};
    private static final String[] STEREOTYPES = {
        "org.springframework.stereotype.Component",
        "org.springframework.stereotype.Controller",
        REST_CONTROLLER,
        "org.springframework.stereotype.Service",
        "org.springframework.stereotype.Repository",
        "org.springframework.context.annotation.Configuration",
        "jakarta.inject.Named",
        "javax.inject.Named"
    };

    private final Program program;
    private final Annotations annotations;

    MappedTypes(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
    }

    Stream<TypeDeclaration> controllers() {
        return program.types().stream().filter(TypeDeclaration::isMain).filter(this::isController);
    }

    private boolean isController(TypeDeclaration type) {
        boolean instance = switch (type.kind()) {
            case CLASS, RECORD -> !type.modifiers().contains(Modifier.ABSTRACT);
            case INTERFACE, ENUM, ANNOTATION -> false;
        };
        if (!instance || type.name().contains("$")) {
            return false;
        }
        if (annotations.on(type, CONTROLLERS).isPresent()) {
            return true;
        }
        return annotations.on(type, STEREOTYPES).isPresent()
                && lineage(program, type).stream()
                        .anyMatch(above -> annotations.on(above, CONTROLLERS).isPresent());
    }

    /// The type and its supertypes, as far as they were seen, nearest first.
    static List<TypeDeclaration> lineage(Program program, TypeDeclaration type) {
        return program.supertypes(type.name()).stream()
                .flatMap(each -> program.type(each.name()).stream())
                .toList();
    }
}
