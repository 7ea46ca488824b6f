package dev.lintel.flow.run;

import dev.lintel.code.Field;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Type;
import dev.lintel.flow.heap.Store;
import dev.lintel.flow.heap.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// State that outlives a call: static fields, and the fields of objects that the container made. Kept without order
/// of time; what is written anywhere may be read anywhere, so a run is repeated until nothing new is written.
final class Statics {
    private final Run run;
    private final Map<Name, Value> written = new HashMap<>();
    /// What bodies have read so far: names, and objects.
    private final Set<Object> read = new HashSet<>();
    /// What of it was written afterwards.
    private final Set<Object> changed = new HashSet<>();
    private final Map<String, Optional<Context.Memo>> initialised = new LinkedHashMap<>();
    /// What filled the fields of the container's objects with functions.
    private final Map<MethodId, Optional<Context.Memo>> filled = new LinkedHashMap<>();
    private Store store = Store.EMPTY;
    private boolean untrusted;

    private record Name(String owner, String field) {
        @Override
        public int hashCode() {
            return 31 * owner.hashCode() + field.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Name that && field.equals(that.field) && owner.equals(that.owner);
        }
    }

    Statics(Run run) {
        this.run = run;
    }

    /// Whether something was written after it had been read.
    boolean changed() {
        return !changed.isEmpty();
    }

    /// Whether untrusted data was written to any of it.
    boolean isUntrusted() {
        return untrusted;
    }

    Store store() {
        return store;
    }

    void write(String owner, String field, Value value, Store objects) {
        Name name = declared(owner, field);
        Value before = written.getOrDefault(name, Value.NOTHING);
        Value joined = before.or(value);
        if (!joined.equals(before)) {
            written.put(name, joined);
            changes(name);
            if (!untrusted && !objects.deepMarks(value, 2).isEmpty()) {
                becomesUntrusted();
            }
        }
        keep(objects.reachable(List.of(value)));
    }

    /// Objects that static fields hold, as a body left them.
    void keep(Store objects) {
        Store joined = store.plus(objects);
        if (joined != store && !joined.equals(store)) {
            objects.forEach((object, _) -> {
                if (!Objects.equals(store.get(object), joined.get(object))) {
                    changes(object);
                }
            });
            store = joined;
            turnUntrusted(objects);
        }
    }

    private void turnUntrusted(Store objects) {
        if (untrusted) {
            return;
        }
        objects.forEach((object, _) -> {
            if (!untrusted && !objects.deepMarks(Value.object(object), 1).isEmpty()) {
                becomesUntrusted();
            }
        });
    }

    /// Bodies that were left alone since nothing untrusted could be in any state are looked at again.
    private void becomesUntrusted() {
        untrusted = true;
        changed.addAll(read);
    }

    private void changes(Object state) {
        if (read.contains(state)) {
            changed.add(state);
        }
    }

    private void reads(Object state) {
        read.add(state);
        run.reads(state);
    }

    /// The objects that a value of static state names, as they are now.
    Store handedOut(Value value) {
        Store objects = store.reachable(List.of(value));
        objects.forEach((object, _) -> reads(object));
        return objects;
    }

    Value read(String owner, String field, Type type, boolean isStatic) {
        Name name = declared(owner, field);
        Optional<Field> declaration = run.world().field(name.owner(), field);
        if (isStatic) {
            initialise(name.owner());
        } else {
            declaration.ifPresent(this::fill);
        }
        reads(name);
        Value value = written.getOrDefault(name, Value.NOTHING);
        if (declaration.isEmpty() || !run.world().types().isSource(name.owner())) {
            return value.or(library(name, declaration, type));
        }
        return value.or(isStatic ? initial(value, type, declaration.get()) : ofBean(declaration.get(), type));
    }

    private Value initial(Value written, Type type, Field field) {
        boolean known = !written.isNothing();
        if (known) {
            return Value.NOTHING;
        }
        return field.modifiers().contains(Modifier.FINAL) || field.enumConstant()
                ? Value.open(type.erasure())
                : Frame.zero(type).or(Value.open(type.erasure()));
    }

    /// A truth value is one also where it is an object. What a class keeps under the name of a supertype beside it is
    /// taken for one of itself: `TypePermission ANY` of `AnyTypePermission`.
    private Value library(Name name, Optional<Field> field, Type type) {
        if (name.owner().equals("java.lang.Boolean") && type.is("java.lang.Boolean")) {
            return Value.constant(name.field().equals("TRUE"));
        }
        boolean ownKind = packageOf(name.owner()).equals(packageOf(type.erasure()))
                && run.world().types().inherits(name.owner(), type.erasure());
        return field.flatMap(Field::constant)
                .map(Value::constant)
                .orElse(Value.open(ownKind ? name.owner() : type.erasure()));
    }

    private static String packageOf(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    /// A field that the container or a constructor sets; constant only when nothing else can have set it.
    private Value ofBean(Field field, Type type) {
        Optional<Object> constant = run.world().beginning(field);
        boolean steady = field.modifiers().contains(Modifier.FINAL);
        if (constant.isPresent() && steady) {
            return Value.constant(constant.get());
        }
        return constant.map(Value::constant).orElse(Value.NOTHING).or(Value.open(type.erasure()));
    }

    private Name declared(String owner, String field) {
        return new Name(run.world().declaring(owner, field), field);
    }

    /// A type comes into use: its static initialiser runs when there is something to see in it.
    void touched(String type) {
        if (run.demand().reachesSink(initialiser(type))) {
            initialise(type);
        }
    }

    private static MethodId initialiser(String type) {
        return new MethodId(type, "<clinit>", List.of());
    }

    private void initialise(String owner) {
        if (!run.world().types().isSource(owner) || initialised.containsKey(owner)) {
            return;
        }
        initialised.put(owner, Optional.empty());
        run.world()
                .codes()
                .of(initialiser(owner))
                .filter(run::canEnter)
                .ifPresent(code -> initialised.put(owner, Optional.of(run.of(code, List.of(), Store.EMPTY))));
    }

    private void fill(Field field) {
        for (MethodId each : run.world().heldFunctions().fillers(field)) {
            if (!filled.containsKey(each)) {
                fill(each);
            }
        }
    }

    private void fill(MethodId filler) {
        filled.put(filler, Optional.empty());
        run.world().codes().of(filler).filter(run::canEnter).ifPresent(code -> {
            List<Value> arguments = new ArrayList<>();
            arguments.add(Value.open(filler.owner()));
            code.parameters().forEach(_ -> arguments.add(Value.ANY));
            filled.put(filler, Optional.of(run.of(code, arguments, Store.EMPTY)));
        });
    }

    /// What was written after it had been read, told once.
    Set<Object> takeChanged() {
        Set<Object> all = Set.copyOf(changed);
        changed.clear();
        return all;
    }

    /// Initialisers that the end of the budget kept from running to their own end may run again.
    void goOn() {
        initialised.values().removeIf(each -> each.filter(memo -> memo.done).isEmpty());
        filled.values().removeIf(each -> each.filter(memo -> memo.done).isEmpty());
    }

    /// Initialisers whose results do not hold any more run anew.
    void again(Set<Context.Memo> stale) {
        for (Map.Entry<String, Optional<Context.Memo>> each : List.copyOf(initialised.entrySet())) {
            if (each.getValue().filter(stale::contains).isPresent()) {
                initialised.remove(each.getKey());
                initialise(each.getKey());
            }
        }
        for (Map.Entry<MethodId, Optional<Context.Memo>> each : List.copyOf(filled.entrySet())) {
            if (each.getValue().filter(stale::contains).isPresent()) {
                fill(each.getKey());
            }
        }
    }

    /// The static initialisers that ran, and what filled the fields of objects.
    List<Context.Memo> memos() {
        return Stream.concat(initialised.values().stream(), filled.values().stream())
                .flatMap(Optional::stream)
                .toList();
    }
}
