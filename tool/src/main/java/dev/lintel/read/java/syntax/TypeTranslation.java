package dev.lintel.read.java.syntax;

import com.sun.source.tree.*;
import dev.lintel.code.Modifier;
import dev.lintel.code.TypeDeclaration.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Translates declarations of types and their members.
final class TypeTranslation {
    private final FileTranslation file;
    private final Deque<Enclosing> enclosing = new ArrayDeque<>();

    TypeTranslation(FileTranslation file) {
        this.file = file;
    }

    /// The type being translated: what stands in it is numbered, and belongs to the code at hand.
    private static final class Enclosing {
        private final Kind kind;
        private final List<FieldSyntax> fields = new ArrayList<>();
        private final List<MethodSyntax> methods = new ArrayList<>();
        private final List<TypeSyntax> nested = new ArrayList<>();
        private final List<Code> initialisers = new ArrayList<>();
        private int numbered;
        private @Nullable Code code;

        Enclosing(Kind kind) {
            this.kind = kind;
        }
    }

    TypeSyntax topLevel(ClassTree tree) {
        return type(tree, file.word(tree.getSimpleName()), optional(tree.getExtendsClause()), null);
    }

    TypeSyntax anonymous(ClassTree tree, Tree extended) {
        return inCode(tree, number(), extended);
    }

    TypeSyntax local(ClassTree tree) {
        return inCode(tree, number() + tree.getSimpleName(), optional(tree.getExtendsClause()));
    }

    private @Nullable Tree optional(com.sun.source.tree.@Nullable Tree tree) {
        return file.expressions().optional(tree);
    }

    private String number() {
        Enclosing outer = enclosing.peek();
        return "$" + (outer == null ? 1 : ++outer.numbered);
    }

    private TypeSyntax inCode(ClassTree tree, String name, @Nullable Tree extended) {
        Enclosing outer = enclosing.peek();
        Code code = outer == null || outer.code == null ? new Code(List.of(), false) : outer.code;
        TypeSyntax type = type(tree, file.word(name), extended, code);
        code.declare(type);
        return type;
    }

    private TypeSyntax type(ClassTree tree, String name, @Nullable Tree extended, @Nullable Code within) {
        Kind kind = kind(tree);
        boolean isInterface = kind == Kind.INTERFACE || kind == Kind.ANNOTATION;
        Set<Modifier> modifiers = ModifierTranslation.of(tree.getModifiers());
        ModifierTranslation.impliedOfType(
                modifiers, kind, Optional.ofNullable(enclosing.peek()).map(outer -> outer.kind));
        Enclosing frame = new Enclosing(kind);
        enclosing.push(frame);
        for (com.sun.source.tree.Tree member : tree.getMembers()) {
            member(frame, member);
        }
        enclosing.pop();
        TypeSyntax written = new TypeSyntax(
                name,
                kind,
                modifiers,
                typeParameters(tree.getTypeParameters()),
                isInterface ? null : extended,
                file.expressions().each(tree.getImplementsClause()),
                file.expressions().annotations(tree.getModifiers().getAnnotations()),
                List.copyOf(frame.fields),
                List.copyOf(frame.methods),
                List.copyOf(frame.nested),
                List.copyOf(frame.initialisers),
                within,
                file.at(tree));
        return file.additions().to(written);
    }

    private void member(Enclosing frame, com.sun.source.tree.Tree member) {
        switch (member) {
            case ClassTree type -> frame.nested.add(topLevel(type));
            case MethodTree method -> frame.methods.add(method(frame, method));
            case VariableTree field -> frame.fields.add(field(frame, field));
            case BlockTree block -> {
                Code code = new Code(List.of(), block.isStatic());
                fill(frame, code, () -> file.statements().block(block));
                if (code.exists()) {
                    frame.initialisers.add(code);
                }
            }
            default -> {}
        }
    }

    private static Kind kind(ClassTree tree) {
        return switch (tree.getKind()) {
            case INTERFACE -> Kind.INTERFACE;
            case ENUM -> Kind.ENUM;
            case RECORD -> Kind.RECORD;
            case ANNOTATION_TYPE -> Kind.ANNOTATION;
            default -> Kind.CLASS;
        };
    }

    private List<TypeParameterSyntax> typeParameters(List<? extends TypeParameterTree> trees) {
        return trees.stream()
                .map(each -> new TypeParameterSyntax(
                        file.word(each.getName()), file.expressions().each(each.getBounds())))
                .toList();
    }

    private void fill(Enclosing frame, Code code, Supplier<Tree> translation) {
        Code before = frame.code;
        frame.code = code;
        file.startCode();
        Tree tree = translation.get();
        code.complete(tree, file.endCode());
        frame.code = before;
    }

    private FieldSyntax field(Enclosing frame, VariableTree tree) {
        Set<Modifier> modifiers = ModifierTranslation.of(tree.getModifiers());
        boolean enumConstant = frame.kind == Kind.ENUM
                && tree.getInitializer() instanceof NewClassTree made
                && !file.places().startsWith(made, "new");
        boolean component = frame.kind == Kind.RECORD && !modifiers.contains(Modifier.STATIC);
        if (enumConstant || frame.kind == Kind.INTERFACE || frame.kind == Kind.ANNOTATION) {
            modifiers.addAll(EnumSet.of(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL));
        }
        Code code = Code.NONE;
        ExpressionTree initialiser = tree.getInitializer();
        if (initialiser != null) {
            code = new Code(List.of(), modifiers.contains(Modifier.STATIC));
            fill(frame, code, () -> file.expressions().translate(initialiser));
        }
        return new FieldSyntax(
                file.word(tree.getName()),
                type(tree.getType(), tree),
                modifiers,
                file.expressions().annotations(tree.getModifiers().getAnnotations()),
                code,
                enumConstant,
                component,
                file.places().behind(tree.getModifiers().getAnnotations(), tree));
    }

    private Tree type(com.sun.source.tree.@Nullable Tree type, com.sun.source.tree.Tree declared) {
        return type == null
                ? new Tree.Broken("", file.at(declared))
                : file.expressions().translate(type);
    }

    private MethodSyntax method(Enclosing frame, MethodTree tree) {
        Set<Modifier> modifiers = ModifierTranslation.of(tree.getModifiers());
        BlockTree body = tree.getBody();
        ModifierTranslation.impliedOfMethod(modifiers, frame.kind, body != null);
        List<TypeParameterSyntax> typeParameters = typeParameters(tree.getTypeParameters());
        boolean constructor = tree.getReturnType() == null;
        boolean compact = constructor && frame.kind == Kind.RECORD && body != null && isCompact(tree, body);
        Code code = Code.NONE;
        if (body != null) {
            code = new Code(typeParameters, modifiers.contains(Modifier.STATIC));
            fill(frame, code, () -> file.statements().block(body));
        }
        return new MethodSyntax(
                constructor ? MethodSyntax.CONSTRUCTOR : file.word(tree.getName()),
                modifiers,
                typeParameters,
                compact ? components(frame) : parameters(tree.getParameters()),
                optional(tree.getReturnType()),
                file.expressions().each(tree.getThrows()),
                file.expressions().annotations(tree.getModifiers().getAnnotations()),
                code,
                body != null,
                false,
                file.at(tree));
    }

    /// `Order { … }` in a record: the parser has filled in the parameters, the source has none.
    private boolean isCompact(MethodTree tree, BlockTree body) {
        int start = file.places().start(tree);
        return !file.places()
                        .between(start, file.places().start(body))
                        .stripTrailing()
                        .endsWith(")")
                && tree.getThrows().isEmpty();
    }

    private static List<ParameterSyntax> components(Enclosing frame) {
        return frame.fields.stream()
                .filter(FieldSyntax::component)
                .map(each -> new ParameterSyntax(each.name(), each.type(), each.annotations(), false, each.at()))
                .toList();
    }

    private List<ParameterSyntax> parameters(List<? extends VariableTree> trees) {
        List<ParameterSyntax> parameters = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            VariableTree each = trees.get(i);
            parameters.add(new ParameterSyntax(
                    file.word(each.getName()),
                    type(each.getType(), each),
                    file.expressions().annotations(each.getModifiers().getAnnotations()),
                    i == trees.size() - 1 && isVarargs(each),
                    file.at(each)));
        }
        return List.copyOf(parameters);
    }

    /// The public trees do not say it, the source does: `...` between the element's type and the name.
    private boolean isVarargs(VariableTree tree) {
        com.sun.source.tree.Tree type = tree.getType();
        while (type instanceof AnnotatedTypeTree annotated) {
            type = annotated.getUnderlyingType();
        }
        if (!(type instanceof ArrayTypeTree array)) {
            return false;
        }
        int start = file.places().end(array.getType());
        return file.places().between(start, file.places().end(tree)).contains("...");
    }
}
