package dev.lintel.flow.run;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.code.Type;
import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads and writes the parts of objects.
final class Fields {
    /// How deep objects that came from outside are taken apart.
    private static final int DEEPEST = 4;

    private final Frame frame;

    Fields(Frame frame) {
        this.frame = frame;
    }

    Value load(Instruction.LoadField load) {
        if (load.object() == NONE) {
            return shared(frame.run().statics().read(load.owner(), load.name(), load.type(), true));
        }
        Value object = frame.get(load.object());
        Optional<Value> ofEnum = frame.run().enums().flatMap(enums -> enums.field(object, load.name()));
        if (ofEnum.isPresent()) {
            return ofEnum.get();
        }
        if (load.name().equals("length") && load.owner().endsWith("[]")
                || load.name().equals("length") && load.type().is("int") && isArray(object)) {
            return length(object);
        }
        return typed(field(object, load.owner(), load.name(), load.type()), load.type());
    }

    private boolean isArray(Value object) {
        return object.objects().stream().anyMatch(each -> {
            Thing thing = frame.thing(each);
            return thing != null && thing.type().endsWith("[]");
        });
    }

    private Value length(Value array) {
        if (array.objects().size() == 1 && !array.isOpen()) {
            Thing thing = frame.thing(array.objects().iterator().next());
            List<Value> sequence = thing == null ? null : thing.sequence();
            if (sequence != null) {
                return Value.constant(sequence.size());
            }
        }
        return Value.open("int");
    }

    private Value typed(Value value, Type type) {
        if (type instanceof Type.Primitive && value.constants().contains(Value.NULL)) {
            return value.without(Value.NULL).or(Frame.zero(type));
        }
        return frame.types().isClean(type.erasure()) ? value.marked(Marks::numbers) : value;
    }

    /// A field of whatever the value can be.
    Value field(Value object, String owner, String name, Type type) {
        Value all = Value.NOTHING;
        Slot slot = new Slot.Field(name);
        for (ObjectId each : object.objects()) {
            Thing thing = frame.thing(each);
            if (thing != null) {
                all = all.or(part(each, thing, slot, name, owner, type));
            }
        }
        if (object.isOpen()) {
            all = all.or(ofUnknown(object, owner, name, type));
        }
        return all.isNothing() && object.objects().isEmpty() ? Value.open(type.erasure()) : all;
    }

    private Value part(ObjectId object, Thing thing, Slot slot, String name, String owner, Type type) {
        if (thing.has(slot) || thing.isExact()) {
            return thing.read(slot);
        }
        Value rest = thing.rest();
        if (rest.marks().isEmpty() && frame.types().isSource(owner)) {
            return shared(frame.run().statics().read(owner, name, type, false));
        }
        Value inner = inside(object, thing, name, owner, type.erasure());
        frame.store(frame.store().change(object, before -> before.isSingle() ? before.write(slot, inner) : before));
        return inner;
    }

    /// What a part of something from outside is: untrusted as a whole, and an object of its own when it has parts.
    private Value inside(ObjectId object, Thing thing, String name, String owner, String type) {
        Marks marks = new Validated(frame.world()).field(named(thing.rest().marks(), name), owner, name);
        marks = frame.types().isClean(type) ? marks.numbers() : marks;
        if (frame.types().isPlain(type)
                || type.isEmpty()
                || type.equals("java.lang.Object")
                || object.depth() >= DEEPEST) {
            boolean known = object.depth() == 0 && marks.all(mark -> mark.name().equals(name));
            return known ? Value.open(type, marks).asGiven() : Value.open(type, marks);
        }
        ObjectId inner = frame.run().objects().inside(object, name);
        if (!frame.store().has(inner)) {
            frame.store(frame.store().with(inner, Thing.given(type, Value.open("", marks))));
        }
        return Value.object(inner);
    }

    private Value ofUnknown(Value object, String owner, String name, Type type) {
        if (object.marks().isEmpty() && frame.types().isSource(owner)) {
            return shared(frame.run().statics().read(owner, name, type, false));
        }
        return Value.open(type.erasure(), named(object.marks(), name));
    }

    private static Marks named(Marks marks, String name) {
        return marks.map(mark -> mark.name().isEmpty() || mark.label().equals("body") ? mark.named(name) : mark);
    }

    /// A value of static state; the objects that it names are brought into the frame.
    private Value shared(Value value) {
        if (!value.objects().isEmpty()) {
            frame.store(frame.store().plus(frame.run().statics().handedOut(value)));
        }
        return value;
    }

    void store(Instruction.StoreField store) {
        Value value = frame.get(store.value());
        if (store.object() == NONE) {
            frame.run().statics().write(store.owner(), store.name(), value, frame.store());
            return;
        }
        Value object = frame.get(store.object());
        if (store.locked() && object.objects().size() == 1 && !object.isOpen()) {
            ObjectId only = object.objects().iterator().next();
            frame.store(frame.store().change(only, thing -> thing.replace(new Slot.Field(store.name()), value)));
        } else {
            write(object, new Slot.Field(store.name()), value);
        }
        if (object.isOpen() && object.marks().isEmpty()) {
            frame.run().statics().write(store.owner(), store.name(), value, frame.store());
        }
    }

    /// Writes one part of whatever the value can be; only when it is one object for certain, the old part is gone.
    void write(Value object, Slot slot, Value value) {
        boolean certain = object.objects().size() == 1 && !object.isOpen();
        for (ObjectId each : object.objects()) {
            frame.store(frame.store()
                    .change(each, thing -> certain ? thing.write(slot, value) : thing.writeToo(slot, value)));
        }
    }

    // ---- elements

    Value element(Instruction.LoadElement load) {
        Value array = frame.get(load.array());
        Value value = at(array, frame.get(load.index()), load.type().erasure());
        return typed(value, load.type());
    }

    /// The element at an index or under a key.
    Value at(Value container, Value position, String type) {
        Value all = Value.NOTHING;
        for (ObjectId each : container.objects()) {
            Thing thing = frame.thing(each);
            if (thing != null) {
                all = all.or(at(each, thing, position, type));
            }
        }
        if (container.isOpen() || isText(container)) {
            all = all.or(Value.open(type, container.marks()));
        }
        return all.isNothing() ? Value.open(type) : all;
    }

    private Value at(ObjectId object, Thing thing, Value position, String type) {
        List<Value> sequence = thing.sequence();
        Integer index = position.integer();
        if (sequence != null && index != null) {
            return index >= 0 && index < sequence.size() ? sequence.get(index) : Value.NOTHING;
        }
        Object key = position.single();
        if (sequence == null && key != null && !thing.type().endsWith("[]")) {
            Value found = thing.read(new Slot.Key(key));
            return opened(object, thing, found, String.valueOf(key), type);
        }
        if (sequence == null && position.onlyConstants() && !thing.type().endsWith("[]")) {
            Value all = Value.NOTHING;
            for (Object each : position.constants()) {
                all = all.or(thing.read(new Slot.Key(each)));
            }
            return all;
        }
        return opened(object, thing, thing.elements(), "[]", type);
    }

    /// Elements of something from outside have parts too.
    private Value opened(ObjectId object, Thing thing, Value found, String name, String type) {
        boolean outside =
                found.isOpen() && found.equals(thing.rest()) && !thing.rest().isNull();
        return outside ? inside(object, thing, name, "", type) : found;
    }

    void storeElement(Instruction.StoreElement store) {
        put(frame.get(store.array()), frame.get(store.index()), frame.get(store.value()));
    }

    /// Writes at an index or under a key.
    void put(Value container, Value position, Value value) {
        boolean certain = container.objects().size() == 1 && !container.isOpen();
        Object key = position.single();
        if (key == null && position.onlyConstants() && isMap(container)) {
            position.constants().forEach(one -> put(container, one, null, value, false));
            return;
        }
        put(container, key, position.integer(), value, certain);
    }

    private void put(
            Value container,
            @org.jspecify.annotations.Nullable Object key,
            @org.jspecify.annotations.Nullable Integer index,
            Value value,
            boolean certain) {
        for (ObjectId each : container.objects()) {
            frame.store(frame.store().change(each, thing -> put(thing, key, index, value, certain)));
        }
    }

    private boolean isMap(Value container) {
        return container.objects().stream()
                .map(frame::thing)
                .allMatch(thing -> thing != null && frame.types().isMap(thing.type()));
    }

    private static Thing put(
            Thing thing,
            @org.jspecify.annotations.Nullable Object key,
            @org.jspecify.annotations.Nullable Integer index,
            Value value,
            boolean certain) {
        List<Value> sequence = thing.sequence();
        if (sequence != null) {
            if (index == null) {
                List<Value> any = new ArrayList<>();
                sequence.forEach(each -> any.add(each.or(value)));
                return thing.withSequence(any);
            }
            if (index < 0 || index >= sequence.size()) {
                return thing;
            }
            List<Value> changed = new ArrayList<>(sequence);
            changed.set(index, certain ? value : changed.get(index).or(value));
            return thing.withSequence(changed);
        }
        if (key == null || thing.type().endsWith("[]")) {
            return thing.writeToo(Slot.ELEMENTS, value);
        }
        return certain ? thing.write(new Slot.Key(key), value) : thing.writeToo(new Slot.Key(key), value);
    }

    /// Everything that the elements of a value can be.
    Value elements(Value container, String type) {
        Value all = Value.NOTHING;
        for (ObjectId each : container.objects()) {
            Thing thing = frame.thing(each);
            if (thing != null) {
                all = all.or(opened(each, thing, thing.elements(), "[]", type));
            }
        }
        return container.isOpen() || isText(container) ? all.or(Value.open(type, container.marks())) : all;
    }

    /// The characters or bytes of a constant.
    private static boolean isText(Value container) {
        return container.constants().stream().anyMatch(String.class::isInstance);
    }

    Value next(Instruction.Element element) {
        Value source = frame.get(element.source());
        Value all = elements(source, element.type().erasure());
        return typed(
                all.isNothing() && isShared(source) ? Value.open(element.type().erasure()) : all, element.type());
    }

    /// Whether static state holds it: what is empty there can be filled by code that is not run here.
    private boolean isShared(Value container) {
        return container.objects().stream()
                .anyMatch(each -> frame.run().statics().store().has(each));
    }
}
