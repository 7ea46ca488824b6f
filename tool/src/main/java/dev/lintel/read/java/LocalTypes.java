package dev.lintel.read.java;

import dev.lintel.code.Method;
import dev.lintel.code.Node;
import dev.lintel.code.Parameter;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.read.java.syntax.Code;
import dev.lintel.read.java.syntax.FieldSyntax;
import dev.lintel.read.java.syntax.Tree;
import dev.lintel.read.java.syntax.TypeSyntax;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;

/// Anonymous and local classes: their code sees the variables around it, so it is resolved together with the code
/// that it stands in.
final class LocalTypes {
    private final Elaboration elaboration;

    LocalTypes(Elaboration elaboration) {
        this.elaboration = elaboration;
    }

    /// Resolves an anonymous class; gives its name in the program.
    Optional<String> anonymous(TypeSyntax syntax) {
        SourceType type = elaboration.scopes().type().locals().get(syntax.name());
        if (type == null) {
            return Optional.empty();
        }
        resolve(type);
        return Optional.of(type.name());
    }

    Statement local(Tree.LocalType local) {
        SourceType type = elaboration.scopes().type().locals().get(local.type().name());
        if (type == null) {
            return new Statement.Unread(local.type().name(), local.at());
        }
        Scopes scopes = elaboration.scopes();
        scopes.setTypes(scopes.types()
                .with(local.type().visibleName(), elaboration.world().plain(type.name())));
        resolve(type);
        return new Statement.LocalType(type.name(), local.at());
    }

    private void resolve(SourceType type) {
        Scopes scopes = elaboration.scopes();
        TypeScope before = scopes.types();
        scopes.enter(type);
        Members members = elaboration.world().members(type);
        for (int i = 0; i < members.all().size(); i++) {
            method(type.syntax().methods().get(i).code(), members.all().get(i));
        }
        for (FieldSyntax each : type.syntax().fields()) {
            Tree tree = each.initialiser().tree();
            if (tree != null) {
                Type wanted = TypeResolver.resolve(each.type(), scopes.types());
                elaboration.keep(each.initialiser(), new Resolved(elaboration.value(tree, wanted), new int[0]));
            }
        }
        for (Code each : type.syntax().initialisers()) {
            if (each.tree() instanceof Tree.Block block) {
                Statement.Block resolved = elaboration.block(block, List.of(), List.of(), Type.VOID);
                elaboration.keep(each, new Resolved(resolved, new int[0]));
            }
        }
        type.nested().values().forEach(this::resolve);
        scopes.leave(before);
    }

    private void method(Code code, Method method) {
        if (code.tree() instanceof Tree.Block block) {
            TypeScope before = elaboration.scopes().types();
            Statement.Block resolved =
                    elaboration.block(block, method.typeParameters(), locals(method), method.returns());
            elaboration.scopes().setTypes(before);
            elaboration.keep(code, new Resolved(resolved, new int[0]));
        }
    }

    static List<Statement.Local> locals(Method method) {
        return method.parameters().stream().map(LocalTypes::local).toList();
    }

    private static Statement.Local local(Parameter parameter) {
        Span at = parameter.at();
        return new Statement.Local(
                parameter.name(),
                parameter.type(),
                Optional.empty(),
                Node.pack(at.line(), at.column(), at.endLine(), at.endColumn()));
    }
}
