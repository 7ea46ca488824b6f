package dev.lintel.read.java;

import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeParameter;
import dev.lintel.read.java.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A type of the sources on its way to a [TypeDeclaration]: its syntax, where it stands, and what was resolved of
/// it so far. Headers are resolved once, by one thread, before anything else is asked; the rest on demand, where
/// doing it twice gives the same.
final class SourceType {
    private final String name;
    private final FileScope file;
    private final @Nullable SourceType outer;
    private final TypeSyntax syntax;
    private final Map<String, SourceType> nested = new LinkedHashMap<>();
    private final Map<String, SourceType> locals = new LinkedHashMap<>();
    private final Map<String, Optional<Type>> scope = new ConcurrentHashMap<>();
    private @Nullable Header header;
    private volatile @Nullable Members members;
    private volatile @Nullable TypeDeclaration declaration;

    /// What stands before the type's body.
    ///
    /// @param superclass missing for interfaces
    record Header(List<TypeParameter> parameters, @Nullable Type superclass, List<Type> interfaces, List<Type> supers) {
        static final Header NONE = new Header(List.of(), null, List.of());

        Header(List<TypeParameter> parameters, @Nullable Type superclass, List<Type> interfaces) {
            this(parameters, superclass, interfaces, joined(superclass, interfaces));
        }

        private static List<Type> joined(@Nullable Type superclass, List<Type> interfaces) {
            List<Type> all = new ArrayList<>();
            if (superclass != null) {
                all.add(superclass);
            }
            all.addAll(interfaces);
            return List.copyOf(all);
        }
    }

    SourceType(String name, FileScope file, @Nullable SourceType outer, TypeSyntax syntax) {
        this.name = name;
        this.file = file;
        this.outer = outer;
        this.syntax = syntax;
    }

    String name() {
        return name;
    }

    FileScope file() {
        return file;
    }

    String module() {
        return file.module();
    }

    @Nullable
    SourceType outer() {
        return outer;
    }

    TypeSyntax syntax() {
        return syntax;
    }

    /// Member types by simple name.
    Map<String, SourceType> nested() {
        return nested;
    }

    /// Local and anonymous types in its code, by their `$` name.
    Map<String, SourceType> locals() {
        return locals;
    }

    /// What simple names mean as types inside this type's body, as far as they were asked for.
    Map<String, Optional<Type>> scope() {
        return scope;
    }

    /// The resolved header, asked for through [Headers#of].
    @Nullable
    Header header() {
        return header;
    }

    void setHeader(Header resolved) {
        header = resolved;
    }

    @Nullable
    Members members() {
        return members;
    }

    void setMembers(Members resolved) {
        members = resolved;
    }

    @Nullable
    TypeDeclaration declaration() {
        return declaration;
    }

    void setDeclaration(TypeDeclaration resolved) {
        declaration = resolved;
    }

    /// The type as its own code sees it, `Page<T>`.
    Type.Declared self() {
        List<Type> arguments = Headers.of(this).parameters().stream()
                .<Type>map(TypeScope::variable)
                .toList();
        return new Type.Declared(name, arguments, true);
    }

    @Override
    public String toString() {
        return name;
    }
}
