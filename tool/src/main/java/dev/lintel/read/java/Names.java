package dev.lintel.read.java;

import dev.lintel.code.Expression;
import dev.lintel.code.Modifier;
import dev.lintel.code.Type;
import dev.lintel.read.java.syntax.Tree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Identifiers and dotted names in code: variable before type before package (JLS 6.4.2).
final class Names {
    private final Elaboration elaboration;

    Names(Elaboration elaboration) {
        this.elaboration = elaboration;
    }

    Expression simple(Tree.Name name) {
        Expression found = value(name);
        if (found == null) {
            found = type(name, false);
        }
        return found != null ? found : unknown(name.id(), name.at());
    }

    private static Expression unknown(String name, long at) {
        return new Expression.FieldAccess(Optional.empty(), "", name, Type.UNKNOWN, at);
    }

    /// A variable, `this`, or a field in sight; otherwise nothing.
    private @Nullable Expression value(Tree.Name name) {
        Scopes scopes = elaboration.scopes();
        switch (name.id()) {
            case "this":
                return new Expression.This(false, scopes.type().self(), name.at());
            case "super":
                return new Expression.This(true, superclass(scopes.type()), name.at());
            default:
        }
        int level = scopes.level();
        for (SourceType type = scopes.type(); type != null; type = type.outer()) {
            Scopes.Binding variable = level < 0 ? null : scopes.variable(name.id(), level);
            if (variable != null) {
                return new Expression.Variable(name.id(), variable.type(), name.at());
            }
            Optional<Typing.FoundField> field = elaboration.typing().field(type.self(), name.id());
            if (field.isPresent()) {
                return access(Optional.empty(), field.get(), name.id(), name.at());
            }
            level--;
        }
        return imported(name);
    }

    private @Nullable Expression imported(Tree.Name name) {
        FileScope file = elaboration.scopes().type().file();
        for (String owner : file.staticOwners(name.id())) {
            Optional<Typing.FoundField> field = staticField(owner, name.id());
            if (field.isPresent()) {
                return access(Optional.empty(), field.get(), name.id(), name.at());
            }
            if (!elaboration.world().exists(owner, file.module())) {
                Type type = GeneratedTables.constant(owner, name.id(), file).orElse(Type.UNKNOWN);
                return new Expression.FieldAccess(Optional.empty(), owner, name.id(), type, name.at());
            }
        }
        for (String owner : file.staticOnDemand()) {
            Optional<Typing.FoundField> field = staticField(owner, name.id());
            if (field.isPresent()) {
                return access(Optional.empty(), field.get(), name.id(), name.at());
            }
        }
        return null;
    }

    private Optional<Typing.FoundField> staticField(String owner, String name) {
        return elaboration.typing().field(elaboration.world().plain(owner), name);
    }

    private static Expression access(Optional<Expression> receiver, Typing.FoundField field, String name, long at) {
        return new Expression.FieldAccess(receiver, field.field().owner(), name, field.type(), at);
    }

    Type superclass(SourceType type) {
        Type superclass = Headers.of(type).superclass();
        return superclass == null ? Type.OBJECT : superclass;
    }

    /// A type's name. Absent ones count when they are imported, or when they stand before a dot and look like a
    /// type.
    private @Nullable Expression type(Tree.Name name, boolean beforeDot) {
        Optional<Type> type =
                TypeResolver.simple(name.id(), elaboration.scopes().types());
        if (type.isEmpty()) {
            return null;
        }
        boolean absent = type.get() instanceof Type.Declared declared && !declared.known();
        if (absent && (!beforeDot || looksLikeConstant(name.id())) && !isImported(type.get(), name.id())) {
            return null;
        }
        return new Expression.TypeName(type.get(), name.at());
    }

    private boolean isImported(Type type, String name) {
        return elaboration.scopes().type().file().syntax().imports().stream()
                .anyMatch(each -> !each.onDemand() && each.simpleName().equals(name) && type.is(each.name()));
    }

    static boolean looksLikeConstant(String name) {
        return name.length() > 1 && name.chars().noneMatch(Character::isLowerCase);
    }

    Expression select(Tree.Select select) {
        Expression found = qualifier(select);
        return found != null ? found : unknown(select.name(), select.at());
    }

    /// What stands before a dot: a value, a type, or nothing when it is (part of) a package's name.
    @Nullable
    Expression qualifier(Tree tree) {
        return switch (tree) {
            case Tree.Name name -> {
                Expression value = value(name);
                yield value != null ? value : type(name, true);
            }
            case Tree.Select select -> dotted(select);
            default -> elaboration.expressions().expression(tree, null);
        };
    }

    private @Nullable Expression dotted(Tree.Select select) {
        TypeScope scope = elaboration.scopes().types();
        switch (select.name()) {
            case "class":
                Type named = TypeResolver.resolve(select.target(), scope);
                return new Expression.ClassLiteral(named, Types.classOf(named), select.at());
            case "this":
                return new Expression.This(false, outer(TypeResolver.resolve(select.target(), scope)), select.at());
            case "super":
                return new Expression.This(true, base(TypeResolver.resolve(select.target(), scope)), select.at());
            default:
        }
        Expression target = qualifier(select.target());
        if (target == null) {
            return TypeResolver.path(select)
                    .flatMap(path -> TypeResolver.ofPackage(
                            path, elaboration.scopes().type().file()))
                    .map(type -> new Expression.TypeName(type, select.at()))
                    .orElse(null);
        }
        return member(target, select);
    }

    private Expression member(Expression target, Tree.Select select) {
        if (target.type() instanceof Type.Array && select.name().equals("length")) {
            return new Expression.FieldAccess(Optional.of(target), "", "length", Types.INT, select.at());
        }
        Optional<Typing.FoundField> field = elaboration.typing().field(target.type(), select.name());
        boolean ofInstance =
                field.isPresent() && !field.get().field().modifiers().contains(Modifier.STATIC);
        if (field.isPresent() && !(ofInstance && target instanceof Expression.TypeName)) {
            return access(Optional.of(target), field.get(), select.name(), select.at());
        }
        if (target instanceof Expression.TypeName(Type.Declared owner, long _)) {
            Optional<Type> nested = elaboration
                    .world()
                    .memberType(
                            owner.name(), select.name(), elaboration.typing().module());
            if (nested.isPresent()) {
                return new Expression.TypeName(nested.get(), select.at());
            }
            if (elaboration.typing().isIncomplete(owner)
                    && Character.isUpperCase(select.name().charAt(0))
                    && !looksLikeConstant(select.name())) {
                return new Expression.TypeName(
                        new Type.Declared(owner.name() + "." + select.name(), List.of(), false), select.at());
            }
        }
        Type.Declared receiver = Typing.receiver(target.type());
        String owner = receiver != null && elaboration.typing().isIncomplete(receiver) ? receiver.name() : "";
        Type type = GeneratedTables.column(target.type(), select.name())
                .or(() -> GeneratedTables.constant(
                        owner, select.name(), elaboration.scopes().type().file()))
                .orElse(Type.UNKNOWN);
        return new Expression.FieldAccess(Optional.of(target), owner, select.name(), type, select.at());
    }

    /// `Outer.this` with the enclosing type's own parameters.
    private Type outer(Type named) {
        for (SourceType type = elaboration.scopes().type(); type != null; type = type.outer()) {
            if (named.is(type.name())) {
                return type.self();
            }
        }
        return named;
    }

    /// `Outer.super` is the superclass of an enclosing class, `Interface.super` the interface itself.
    private Type base(Type named) {
        for (SourceType type = elaboration.scopes().type(); type != null; type = type.outer()) {
            if (named.is(type.name())) {
                return superclass(type);
            }
        }
        for (Type each : Headers.of(elaboration.scopes().type()).interfaces()) {
            if (each.is(named.erasure())) {
                return each;
            }
        }
        return named;
    }
}
