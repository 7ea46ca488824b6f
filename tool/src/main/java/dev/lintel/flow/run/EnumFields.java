package dev.lintel.flow.run;

import dev.lintel.code.MethodId;
import dev.lintel.code.Type;
import dev.lintel.code.value.Constants.EnumConstant;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Store;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Block;
import dev.lintel.flow.lower.Code;
import dev.lintel.flow.lower.Instruction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the constructors of enum constants wrote into their fields, as far as that is constant:
/// `HashAlgorithm.MD5.label()` is "MD5". Each enum's initialiser is run once for the whole backend and only
/// constants are kept, for enums are used everywhere and their objects would stand in every store.
final class EnumFields {
    /// Instructions that one initialiser may cost.
    private static final int MOST = 4_000;

    private final World world;
    private final Demand demand;
    private final Map<String, Map<Place, Object>> known = new ConcurrentHashMap<>();

    private record Place(String constant, String field) {}

    EnumFields(World world, Demand demand) {
        this.world = world;
        this.demand = demand;
    }

    /// A field of what can be any of some constants; empty when it is not constant for one of them.
    Optional<Value> field(Value constants, String field) {
        if (!constants.onlyConstants()) {
            return Optional.empty();
        }
        Value all = Value.NOTHING;
        for (Object each : constants.constants()) {
            Object held = each instanceof EnumConstant(String type, String name)
                            && world.types().isSource(type)
                    ? fields(type).get(new Place(name, field))
                    : null;
            if (held == null) {
                return Optional.empty();
            }
            all = all.or(held == Value.NULL ? Value.constant(null) : Value.constant(held));
        }
        return Optional.of(all);
    }

    /// The same by a method that does nothing but give a field back.
    Optional<Value> given(Value constants, MethodId method) {
        if (!constants.onlyConstants() || !(constants.constants().iterator().next() instanceof EnumConstant)) {
            return Optional.empty();
        }
        return world.codes().of(method).flatMap(EnumFields::accessed).flatMap(field -> field(constants, field));
    }

    private static Optional<String> accessed(Code code) {
        if (code.blocks().size() != 1 || code.blocks().getFirst().instructions().size() != 1) {
            return Optional.empty();
        }
        Block only = code.blocks().getFirst();
        return only.instructions().getFirst() instanceof Instruction.LoadField load
                        && load.object() == code.self()
                        && only.exit() instanceof Block.Exit.Return leave
                        && leave.value() == load.to()
                ? Optional.of(load.name())
                : Optional.empty();
    }

    private Map<Place, Object> fields(String type) {
        Map<Place, Object> found = known.get(type);
        if (found == null) {
            found = initialised(type);
            known.put(type, found);
        }
        return found;
    }

    private Map<Place, Object> initialised(String type) {
        Map<Place, Object> found = new HashMap<>();
        Optional<Code> initialiser = world.codes().of(new MethodId(type, "<clinit>", List.of()));
        if (initialiser.isEmpty()) {
            return found;
        }
        Run run = new Run(world, demand).plain();
        run.allow(MOST);
        run.of(initialiser.get(), List.of(), Store.EMPTY);
        if (run.isExhausted()) {
            return found;
        }
        world.program().type(type).stream()
                .flatMap(declared -> declared.fields().stream())
                .filter(each -> each.enumConstant())
                .forEach(each -> {
                    Value object = run.statics().read(type, each.name(), Type.UNKNOWN, true);
                    for (ObjectId id : object.objects().size() == 1 ? object.objects() : List.<ObjectId>of()) {
                        Thing thing = run.statics().store().get(id);
                        if (thing != null && thing.type().equals(type)) {
                            keep(each.name(), thing, found);
                        }
                    }
                });
        return found;
    }

    private static void keep(String constant, Thing thing, Map<Place, Object> into) {
        thing.slots().forEach((slot, value) -> {
            Object one = value.single();
            if (slot instanceof Slot.Field(String name) && one != null) {
                into.put(new Place(constant, name), one);
            }
        });
    }
}
