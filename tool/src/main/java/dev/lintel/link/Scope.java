package dev.lintel.link;

import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.graph.Application;
import dev.lintel.source.SourceId;
import java.util.Optional;
import java.util.Set;

/// One application and the build modules whose code runs in it.
///
/// @param modules folders; every module when the repository has one application
/// @param scanned which classes of these modules the framework finds
record Scope(Application application, Set<String> modules, boolean everything, Scanned scanned) {
    Scope {
        modules = Set.copyOf(modules);
    }

    boolean containsModule(String module) {
        return everything || modules.contains(module);
    }

    /// Whether a file belongs to one of the application's modules.
    boolean containsFile(SourceId file) {
        return everything
                || modules.contains("")
                || modules.stream().anyMatch(module -> file.path().startsWith(module + "/"));
    }

    /// Whether code of this type runs in the application; a type that is not declared in the sources does.
    boolean contains(Program program, String type) {
        Optional<TypeDeclaration> declared = program.type(type);
        return everything
                || declared.isEmpty()
                || declared.get().origin().isEmpty()
                || modules.contains(declared.get().module());
    }

    /// Whether a component of this class runs in the application: its modules hold it, and the framework finds it.
    boolean runs(Program program, String type) {
        return contains(program, type) && scanned.finds(type);
    }

    /// The same for the components of a file.
    boolean runs(SourceId file) {
        return containsFile(file) && scanned.finds(file);
    }
}
