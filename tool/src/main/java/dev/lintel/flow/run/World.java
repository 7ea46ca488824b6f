package dev.lintel.flow.run;

import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Dispatch;
import dev.lintel.code.value.EventListeners;
import dev.lintel.flow.knowledge.Knowledge;
import dev.lintel.flow.knowledge.Rules;
import dev.lintel.flow.lower.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What all runs share and none changes: the program, its lowered bodies, what is known of libraries, and the files
/// on the class path.
public final class World {
    private final Program program;
    private final Codes codes;
    private final Dispatch dispatch;
    private final Knowledge knowledge;
    private final Function<String, Optional<Map<String, String>>> properties;
    private final Predicate<String> slow;
    private final Types types;
    private final EventListeners listeners;
    private final DeclaredClients declaredClients;
    private final HeldFunctions heldFunctions;
    private final Map<Question, Optional<Rules>> rules = new ConcurrentHashMap<>();
    private final Map<String, List<String>> supertypes = new ConcurrentHashMap<>();
    private final Map<String, List<String>> typesOfConstants = new ConcurrentHashMap<>();
    private final Map<String, List<String>> spokenOf = new ConcurrentHashMap<>();

    private final Map<MethodId, Optional<Method>> methods = new ConcurrentHashMap<>();
    private final Map<FieldName, Optional<Field>> fields = new ConcurrentHashMap<>();
    private final Map<FieldName, Optional<Object>> constants = new ConcurrentHashMap<>();
    private final Map<FieldName, String> owners = new ConcurrentHashMap<>();
    private final Map<Inherited, Optional<MethodId>> synthesised = new ConcurrentHashMap<>();
    private @Nullable Index index;

    // Equality of keys that are looked up by the million is written by hand: a record's own goes through method
    // handles.

    private record Question(Callee callee, int arity) {
        @Override
        public int hashCode() {
            return 31 * callee.hashCode() + arity;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Question that && arity == that.arity && callee.equals(that.callee);
        }
    }

    private record FieldName(String owner, String name) {
        @Override
        public int hashCode() {
            return 31 * owner.hashCode() + name.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof FieldName that && name.equals(that.name) && owner.equals(that.owner);
        }
    }

    private record Inherited(String type, MethodId declared) {
        @Override
        public int hashCode() {
            return 31 * type.hashCode() + declared.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Inherited that && declared.equals(that.declared) && type.equals(that.type);
        }
    }

    /// @param properties the entries of a properties file on the class path, by its path
    /// @param slow whether a text can keep a regular expression's matcher busy
    public World(
            Program program,
            Dispatch dispatch,
            Knowledge knowledge,
            Function<String, Optional<Map<String, String>>> properties,
            Predicate<String> slow) {
        this.program = program;
        this.codes = new Codes(program);
        this.dispatch = dispatch;
        this.knowledge = knowledge;
        this.properties = properties;
        this.slow = slow;
        this.types = new Types(program);
        this.listeners = new EventListeners(program);
        this.declaredClients = new DeclaredClients(this);
        this.heldFunctions = new HeldFunctions(this);
    }

    public Program program() {
        return program;
    }

    public Codes codes() {
        return codes;
    }

    Dispatch dispatch() {
        return dispatch;
    }

    public Knowledge knowledge() {
        return knowledge;
    }

    public Types types() {
        return types;
    }

    EventListeners listeners() {
        return listeners;
    }

    DeclaredClients declaredClients() {
        return declaredClients;
    }

    HeldFunctions heldFunctions() {
        return heldFunctions;
    }

    /// Finds out who calls whom before a backend asks for what flows in it.
    public void findCallers() {
        index();
    }

    /// Who calls whom, found out when first asked.
    synchronized Index index() {
        Index known = index;
        if (known == null) {
            known = Index.of(this);
            index = known;
        }
        return known;
    }

    Optional<Map<String, String>> properties(String path) {
        return properties.apply(path);
    }

    boolean isSlow(String regex) {
        return slow.test(regex);
    }

    /// What is known of the method that a call is bound to.
    public Optional<Rules> rules(Callee callee, int arity) {
        Question question = new Question(callee, arity);
        Optional<Rules> known = rules.get(question);
        if (known == null) {
            known = knowledge.rules(callee, arity, this::spokenOf);
            rules.put(question, known);
        }
        return known;
    }

    /// The supertypes that the knowledge speaks of: of most types of the sources none.
    private List<String> spokenOf(String type) {
        List<String> known = spokenOf.get(type);
        if (known == null) {
            known = supertypes(type).stream().filter(knowledge::speaksOf).toList();
            spokenOf.put(type, known);
        }
        return known;
    }

    /// [Program#method], remembered: every call asks.
    Optional<Method> method(MethodId id) {
        Optional<Method> known = methods.get(id);
        if (known == null) {
            known = program.method(id);
            methods.put(id, known);
        }
        return known;
    }

    /// What generators make has code here although it has no body: the method that a type has or inherits from
    /// them.
    Optional<MethodId> synthesised(String type, MethodId declared) {
        Inherited question = new Inherited(type, declared);
        Optional<MethodId> known = synthesised.get(question);
        if (known == null) {
            known = supertypes(type).stream()
                    .filter(types::isSource)
                    .map(each -> new MethodId(each, declared.name(), declared.parameters()))
                    .filter(each ->
                            method(each).filter(method -> !method.hasBody()).isPresent()
                                    && codes.of(each).isPresent())
                    .findFirst();
            synthesised.put(question, known);
        }
        return known;
    }

    /// A field that a type declares itself.
    Optional<Field> field(String owner, String name) {
        FieldName question = new FieldName(owner, name);
        Optional<Field> known = fields.get(question);
        if (known == null) {
            known = program.type(owner).flatMap(type -> type.field(name));
            fields.put(question, known);
        }
        return known;
    }

    /// What a field begins with, when that is a constant.
    Optional<Object> beginning(Field field) {
        FieldName question = new FieldName(field.owner(), field.name());
        Optional<Object> known = constants.get(question);
        if (known == null) {
            known = program.initialiser(field)
                    .filter(each -> !(each instanceof Expression.New))
                    .flatMap(each -> new Constants(program).fold(each));
            constants.put(question, known);
        }
        return known;
    }

    /// The type that declares a field which is read or written by way of another one; that one itself when none is
    /// known.
    String declaring(String owner, String name) {
        FieldName question = new FieldName(owner, name);
        String known = owners.get(question);
        if (known == null) {
            known = supertypes(owner).stream()
                    .filter(each -> field(each, name).isPresent())
                    .findFirst()
                    .orElse(owner);
            owners.put(question, known);
        }
        return known;
    }

    /// The classes of those constants of an enum that have a body of their own; of most enums none.
    List<String> typesOfConstants(String type) {
        List<String> known = typesOfConstants.get(type);
        if (known == null) {
            known = program.type(type).filter(each -> each.kind() == TypeDeclaration.Kind.ENUM).stream()
                    .flatMap(each -> each.fields().stream())
                    .filter(Field::enumConstant)
                    .map(each -> typeOfConstant(type, each.name()))
                    .filter(each -> !each.equals(type))
                    .toList();
            typesOfConstants.put(type, known);
        }
        return known;
    }

    /// The class of an enum's constant: its own when it has a body.
    String typeOfConstant(String type, String name) {
        return field(type, name)
                .flatMap(program::initialiser)
                .flatMap(each -> each instanceof Expression.New made ? made.anonymous() : Optional.empty())
                .orElse(type);
    }

    /// All supertypes by name, the type itself first, nearest first.
    public List<String> supertypes(String type) {
        List<String> known = supertypes.get(type);
        if (known == null) {
            known = program.supertypes(type).stream().map(Type.Declared::name).toList();
            if (known.isEmpty()) {
                known = List.of(type);
            }
            supertypes.put(type, known);
        }
        return known;
    }
}
