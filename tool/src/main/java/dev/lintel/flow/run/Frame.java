package dev.lintel.flow.run;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.code.Node;
import dev.lintel.code.Type;
import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Store;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Block;
import dev.lintel.flow.lower.Code;
import dev.lintel.flow.lower.Instruction;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The state of one body while it is run: its registers, and the store at the instruction that is being looked at.
final class Frame {
    /// How deep objects are searched for untrusted data.
    private static final int DEEP = 4;

    private final Run run;
    private final Code code;
    private final @Nullable Value[] registers;
    private final Map<Instruction, List<Found>> found = new IdentityHashMap<>(2);
    private final Map<Instruction, List<Outcome.Inner>> calls = new IdentityHashMap<>(2);
    private Store store = Store.EMPTY;
    private Consumer<Value> thrower = _ -> {};

    Frame(Run run, Code code) {
        this.run = run;
        this.code = code;
        this.registers = new Value[code.registers()];
    }

    Run run() {
        return run;
    }

    World world() {
        return run.world();
    }

    Types types() {
        return run.world().types();
    }

    Code code() {
        return code;
    }

    Store store() {
        return store;
    }

    void store(Store other) {
        store = other;
    }

    Span at(Instruction instruction) {
        return Node.unpack(code.file(), instruction.at());
    }

    /// The value of a register; nothing when it has not been reached.
    Value get(int register) {
        Value value = register == NONE ? null : registers[register];
        return value == null ? Value.NOTHING : value;
    }

    List<Value> get(List<Integer> all) {
        List<Value> values = new ArrayList<>(all.size());
        for (int each : all) {
            values.add(get(each));
        }
        return values;
    }

    @Nullable
    Value known(int register) {
        return registers[register];
    }

    void put(int register, Value value) {
        registers[register] = value;
    }

    /// Where exceptions of the instruction that is being looked at go.
    void throwingTo(Consumer<Value> other) {
        thrower = other;
    }

    void throwing(Value exception) {
        thrower.accept(exception);
    }

    // ---- what was met

    void begin(Instruction instruction) {
        if (!found.isEmpty()) {
            found.remove(instruction);
        }
        if (!calls.isEmpty()) {
            calls.remove(instruction);
        }
    }

    void find(Instruction instruction, Found arrival) {
        found.computeIfAbsent(instruction, _ -> new ArrayList<>()).add(arrival);
    }

    void called(Instruction instruction, Outcome.Inner inner) {
        calls.computeIfAbsent(instruction, _ -> new ArrayList<>()).add(inner);
    }

    List<Outcome.Inner> callsAt(Instruction instruction) {
        return calls.getOrDefault(instruction, List.of());
    }

    List<Found> allFound() {
        return inOrder(found);
    }

    List<Outcome.Inner> allCalls() {
        return inOrder(calls);
    }

    private <T> List<T> inOrder(Map<Instruction, List<T>> met) {
        if (met.isEmpty()) {
            return List.of();
        }
        List<T> all = new ArrayList<>();
        int left = met.size();
        for (Block block : code.blocks()) {
            for (Instruction each : block.instructions()) {
                List<T> here = met.get(each);
                if (here != null) {
                    all.addAll(here);
                    if (--left == 0) {
                        return all;
                    }
                }
            }
        }
        return all;
    }

    // ---- objects

    @Nullable
    Thing thing(ObjectId object) {
        return store.get(object);
    }

    /// A place that makes objects.
    ///
    /// @param what tells the objects apart that one instruction makes
    private record Place(Code code, int register, String what) {
        @Override
        public int hashCode() {
            return 31 * (31 * System.identityHashCode(code) + register) + what.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place place
                    && code == place.code
                    && register == place.register
                    && what.equals(place.what);
        }
    }

    /// The name of the objects that an instruction makes.
    ObjectId place(Instruction instruction, String what) {
        return run.objects().at(new Place(code, instruction.to(), what));
    }

    /// An object that a call made, as it is named here.
    ObjectId after(ObjectId object, Instruction call) {
        return run.objects().after(object, new Place(code, call.to(), "call"));
    }

    Value make(Instruction place, Thing thing) {
        return make(place, "", thing);
    }

    Value make(Instruction place, String what, Thing thing) {
        ObjectId object = place(place, what);
        store = store.make(object, thing);
        return Value.object(object);
    }

    /// A value that a library or the outside gives: an object when it may have parts.
    Value given(Instruction place, String type, Marks marks) {
        if (type.equals("void")) {
            return Value.constant(null);
        }
        Marks kept = types().isClean(type) ? marks.numbers() : marks;
        if (types().isPlain(type) || type.isEmpty() || type.equals("java.lang.Object")) {
            return Value.open(type, kept);
        }
        return make(place, "given", Thing.given(type, Value.open("", kept)));
    }

    /// What a value of a primitive type is before anything is written to it, else `null`.
    static Value zero(Type type) {
        return type instanceof Type.Primitive primitive
                ? switch (primitive.name()) {
                    case "boolean" -> Value.constant(false);
                    case "char" -> Value.constant('\0');
                    case "long" -> Value.constant(0L);
                    case "double" -> Value.constant(0.0);
                    case "float" -> Value.constant(0.0f);
                    default -> Value.constant(0);
                }
                : Value.constant(null);
    }

    /// Whether there is anything in [#deep].
    boolean isMarked(Value value) {
        return store.isMarked(value, DEEP);
    }

    /// What is untrusted in a value, in all that it holds too.
    Marks deep(Value value) {
        return store.deepMarks(value, DEEP);
    }
}
