package dev.lintel.read.java;

import dev.lintel.code.TypeDeclaration;
import java.util.List;
import java.util.Optional;

/// What is known of types outside the target: of the JDK and of libraries. Declarations have no bodies;
/// annotations are kept on annotation types (meta-annotations), constants on static final fields. Safe for use
/// from several threads.
public interface Signatures {
    /// A type by canonical name, `java.util.Map.Entry`.
    Optional<TypeDeclaration> type(String canonicalName);

    boolean hasPackage(String packageName);

    /// The packages that `import module name` imports on demand; empty when the module is not known.
    List<String> exports(String moduleName);
}
