package dev.lintel.read.java;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.read.java.syntax.Code;
import dev.lintel.read.java.syntax.FieldSyntax;
import dev.lintel.read.java.syntax.MethodSyntax;
import dev.lintel.read.java.syntax.Tree;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceId;
import dev.lintel.source.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Resolves members' code on demand and keeps it. Code nested very deep is resolved on a thread with a large stack.
final class Bodies {
    private static final int DEEP = 150;

    private final World world;
    private final Queue<Gap> failed = new ConcurrentLinkedQueue<>();

    Bodies(World world) {
        this.world = world;
    }

    Optional<Body> body(SourceType type, int index) {
        Method method = world.members(type).all().get(index);
        Code code = type.syntax().methods().get(index).code();
        return resolved(type, code).flatMap(found -> asBody(found, method.id(), file(type)));
    }

    private static Optional<Body> asBody(Resolved resolved, MethodId id, SourceId file) {
        return resolved.form() instanceof Statement.Block block
                ? Optional.of(new Body(id, file, block))
                : Optional.empty();
    }

    private static SourceId file(SourceType type) {
        return type.file().syntax().file().id();
    }

    Optional<Expression> initialiser(SourceType type, FieldSyntax field) {
        return resolved(type, field.initialiser())
                .flatMap(found -> found.form() instanceof Expression value ? Optional.of(value) : Optional.empty());
    }

    List<Body> initialisers(SourceType type) {
        List<Body> bodies = new ArrayList<>();
        for (Code each : type.syntax().initialisers()) {
            MethodId id = new MethodId(type.name(), each.inStatic() ? "<clinit>" : "<instance>", List.of());
            resolved(type, each).flatMap(found -> asBody(found, id, file(type))).ifPresent(bodies::add);
        }
        return bodies;
    }

    /// The bodies of a type: its methods' in order, then its initialiser blocks.
    List<Body> of(SourceType type) {
        List<Body> all = new ArrayList<>();
        for (int i = 0; i < type.syntax().methods().size(); i++) {
            body(type, i).ifPresent(all::add);
        }
        all.addAll(initialisers(type));
        return all;
    }

    /// All code of a type, nested in no other code.
    List<Resolved> all(SourceType type) {
        if (isLocal(type)) {
            return List.of();
        }
        List<Resolved> all = new ArrayList<>();
        codes(type).forEach(code -> resolved(type, code).ifPresent(all::add));
        return all;
    }

    private static List<Code> codes(SourceType type) {
        List<Code> codes = new ArrayList<>();
        type.syntax().fields().forEach(each -> codes.add(each.initialiser()));
        type.syntax().methods().forEach(each -> codes.add(each.code()));
        codes.addAll(type.syntax().initialisers());
        return codes;
    }

    private static boolean isLocal(SourceType type) {
        for (SourceType each = type; each != null; each = each.outer()) {
            if (each.syntax().within() != null) {
                return true;
            }
        }
        return false;
    }

    private Optional<Resolved> resolved(SourceType type, Code code) {
        if (!code.exists()) {
            return Optional.empty();
        }
        if (code.resolved() == null) {
            resolve(type, code);
        }
        return Optional.ofNullable((Resolved) code.resolved());
    }

    private void resolve(SourceType type, Code code) {
        SourceType local = type;
        while (local != null && local.syntax().within() == null) {
            local = local.outer();
        }
        Code around = local == null ? null : local.syntax().within();
        if (local != null && local.outer() != null && around != null) {
            resolved(local.outer(), around);
            return;
        }
        once(type, code);
    }

    /// One thread only: it takes the syntax of the local classes inside away, and with them their calls.
    private void once(SourceType type, Code code) {
        synchronized (code) {
            Tree tree = code.tree();
            if (code.resolved() != null || tree == null) {
                return;
            }
            if (code.depth() > DEEP) {
                BigStack.run(() -> code.resolve(guarded(type, code, tree)));
            } else {
                code.resolve(guarded(type, code, tree));
            }
        }
    }

    /// Our own mistake with one member must not cost the others: its code then counts as not read.
    private Resolved guarded(SourceType type, Code code, Tree tree) {
        try {
            Stop.ifAsked();
            return elaborate(type, code, tree);
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException | StackOverflowError e) {
            failed.add(new Gap(
                    Node.unpack(file(type), tree.at()),
                    "this code could not be resolved (" + e + ")",
                    "its calls are unknown"));
            Node unread = tree instanceof Tree.Block
                    ? new Statement.Block(List.of(new Statement.Unread("", tree.at())), tree.at())
                    : new Expression.Unread("", Type.UNKNOWN, tree.at());
            return new Resolved(unread, new int[0]);
        }
    }

    /// Code that could not be resolved so far.
    List<Gap> failed() {
        return List.copyOf(failed);
    }

    private Resolved elaborate(SourceType type, Code code, Tree tree) {
        Elaboration elaboration = new Elaboration(type);
        int method = indexOf(type, code);
        if (method >= 0 && tree instanceof Tree.Block block) {
            Method declared = world.members(type).all().get(method);
            Statement.Block resolved = elaboration.block(
                    block, declared.typeParameters(), LocalTypes.locals(declared), declared.returns());
            return new Resolved(resolved, elaboration.graded());
        }
        if (tree instanceof Tree.Block block) {
            return new Resolved(elaboration.block(block, List.of(), List.of(), Type.VOID), elaboration.graded());
        }
        Expression value = elaboration.value(tree, fieldType(type, code));
        return new Resolved(value, elaboration.graded());
    }

    private static int indexOf(SourceType type, Code code) {
        List<MethodSyntax> methods = type.syntax().methods();
        for (int i = 0; i < methods.size(); i++) {
            if (methods.get(i).code() == code) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Type fieldType(SourceType type, Code code) {
        for (FieldSyntax each : type.syntax().fields()) {
            if (each.initialiser() == code) {
                var field = world.members(type).field(each.name());
                return field == null ? null : field.type();
            }
        }
        return null;
    }
}
