package dev.lintel.read.beans;

import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Hierarchy;
import dev.lintel.graph.TransactionRule;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the methods that are declared to run in a transaction, with the rule that Spring would apply: the
/// method's own annotation, its class's (inherited by subclasses), the interface method's, the interface's
/// (`AnnotationTransactionAttributeSource`; Spring Framework reference, "Using @Transactional"). What stands on a
/// private or static method is told too, although no proxy will ever see it: that is for a practice to say. EJBs
/// without an annotation have a transaction by default (Jakarta Enterprise Beans 4.0, 8.3.7).
public final class Transactions implements Framework {
    @Override
    public String name() {
        return "transactions";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Reading reading = new Reading(program);
        return program.types().stream()
                .filter(type -> type.isMain() && type.kind() != Kind.ANNOTATION)
                .flatMap(type -> type.methods().stream()
                        .filter(method -> !method.isConstructor() && !method.synthesised())
                        .flatMap(method -> reading.rule(type, method).stream()
                                .map(rule -> (Fact) new Fact.Transactional(method.id(), rule))));
    }

    /// One reading of one program.
    private static final class Reading {
        private static final String[] EJBS = {
            "jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton",
            "javax.ejb.Stateless", "javax.ejb.Stateful", "javax.ejb.Singleton"
        };
        private static final String[] BEAN_MANAGED = {
            "jakarta.ejb.TransactionManagement", "javax.ejb.TransactionManagement"
        };

        private final Program program;
        private final TransactionRules rules;
        private final Annotations annotations;
        private final Hierarchy hierarchy;
        private final Map<String, Optional<TransactionRule>> ofClasses = new HashMap<>();

        Reading(Program program) {
            this.program = program;
            this.annotations = new Annotations(program);
            this.rules = new TransactionRules(annotations, new Constants(program));
            this.hierarchy = new Hierarchy(program);
        }

        Optional<TransactionRule> rule(TypeDeclaration type, Method method) {
            Optional<TransactionRule> own = rules.on(method.annotations());
            if (own.isPresent() || method.is(Modifier.PRIVATE) || method.is(Modifier.STATIC)) {
                return own;
            }
            return ofClass(type).or(() -> ofInterfaces(method));
        }

        private Optional<TransactionRule> ofClass(TypeDeclaration type) {
            Optional<TransactionRule> known = ofClasses.get(type.name());
            if (known == null) {
                known = searchClass(type);
                ofClasses.put(type.name(), known);
            }
            return known;
        }

        private Optional<TransactionRule> searchClass(TypeDeclaration type) {
            for (Type.Declared each : program.supertypes(type.name())) {
                Optional<TypeDeclaration> declared = program.type(each.name());
                boolean isClass =
                        declared.filter(found -> found.kind() != Kind.INTERFACE).isPresent();
                if (isClass || each.name().equals(type.name())) {
                    Optional<TransactionRule> found = declared.flatMap(ancestor -> rules.on(ancestor.annotations()));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return annotations
                    .on(type, EJBS)
                    .filter(_ -> annotations.on(type, BEAN_MANAGED).isEmpty())
                    .map(found ->
                            new TransactionRule(TransactionRule.Propagation.REQUIRED, false, "", Set.of(), found.at()));
        }

        /// Only what the interface method itself says, and then its interface.
        private Optional<TransactionRule> ofInterfaces(Method method) {
            for (Method above : hierarchy.overridden(method.id())) {
                Optional<TypeDeclaration> owner = program.type(above.id().owner());
                if (owner.filter(found -> found.kind() == Kind.INTERFACE).isEmpty()) {
                    continue;
                }
                Optional<TransactionRule> found = rules.on(above.annotations())
                        .or(() -> rules.on(owner.get().annotations()));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
    }
}
