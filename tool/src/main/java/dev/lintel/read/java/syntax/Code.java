package dev.lintel.read.java.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The code of one member: a method's block, a field's initialiser, an initialiser block. Its syntax is exchanged
/// for the resolved form once that exists, so that only one of the two stays in memory.
public final class Code {
    /// No code.
    public static final Code NONE = new Code(List.of(), false);

    private final List<TypeParameterSyntax> typeParameters;
    private final boolean inStatic;
    private final List<TypeSyntax> locals = new ArrayList<>();
    private volatile @Nullable Tree tree;
    private volatile @Nullable Object resolved;
    private int depth;

    Code(List<TypeParameterSyntax> typeParameters, boolean inStatic) {
        this.typeParameters = typeParameters;
        this.inStatic = inStatic;
    }

    /// Fills in the translated tree.
    ///
    /// @param nesting how deep its nodes are nested at most
    void complete(Tree translated, int nesting) {
        tree = translated;
        depth = nesting;
    }

    void declare(TypeSyntax local) {
        locals.add(local);
    }

    /// The type parameters of the method that it belongs to.
    public List<TypeParameterSyntax> typeParameters() {
        return typeParameters;
    }

    public boolean inStatic() {
        return inStatic;
    }

    /// Local and anonymous types declared directly in it, by place.
    public List<TypeSyntax> locals() {
        return locals;
    }

    public boolean exists() {
        return tree != null || resolved != null;
    }

    /// The syntax, as long as it is not resolved.
    public @Nullable Tree tree() {
        return tree;
    }

    public @Nullable Object resolved() {
        return resolved;
    }

    /// Keeps the resolved form and forgets the syntax.
    public void resolve(Object form) {
        resolved = form;
        tree = null;
    }

    /// The same syntax, not resolved and without its local types. Only for code that is not resolved.
    Code unresolved() {
        Code copy = new Code(typeParameters, inStatic);
        copy.tree = tree;
        copy.depth = depth;
        return copy;
    }

    public int depth() {
        return depth;
    }
}
