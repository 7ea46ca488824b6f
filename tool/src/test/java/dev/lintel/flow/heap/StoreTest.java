package dev.lintel.flow.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoreTest {
    private static final Random RANDOM = new Random(7);

    private final ObjectIds names = new ObjectIds();

    private List<ObjectId> objects(int count) {
        List<ObjectId> objects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            objects.add(names.at("place " + i));
        }
        return objects;
    }

    private static Store of(List<ObjectId> objects) {
        Store store = Store.EMPTY;
        for (ObjectId each : objects) {
            store = store.with(each, Thing.fresh("Order"));
        }
        return store;
    }

    private static List<Value> values(List<ObjectId> objects) {
        return objects.stream().map(Value::object).toList();
    }

    @Test
    void a_part_of_a_store_equals_one_that_was_made_of_that_part_alone() {
        List<ObjectId> all = objects(3_000);
        Store store = of(all);
        for (int wanted : List.of(0, 1, 2, 33, 400, 1_500, 2_999, 3_000)) {
            List<ObjectId> some = new ArrayList<>(all);
            Collections.shuffle(some, RANDOM);
            some = some.subList(0, wanted);
            Store part = store.reachable(values(some));
            assertEquals(of(some), part, wanted + " objects");
            assertEquals(of(some).hashCode(), part.hashCode(), wanted + " objects");
            assertEquals(wanted, part.size());
        }
    }

    @Test
    void what_objects_name_is_reached_through_them_however_often_they_name_it() {
        List<ObjectId> all = objects(200);
        Store store = of(all);
        for (int i = 0; i < 100; i++) {
            Value next = Value.object(all.get(i + 1)).or(Value.object(all.getFirst()));
            store = store.with(
                    all.get(i),
                    Thing.fresh("Order").write(new Slot.Field("next"), next).write(new Slot.Field("same"), next));
        }
        Store part = store.reachable(values(List.of(all.get(40))));
        assertEquals(101, part.size());
        assertSame(store.get(all.get(100)), part.get(all.get(100)));
        assertEquals(false, part.has(all.get(101)));
    }

    @Test
    void a_store_that_is_wanted_whole_is_not_made_again() {
        List<ObjectId> all = objects(100);
        Store store = of(all);
        assertSame(store, store.reachable(values(all)));
    }

    @Test
    void after_a_call_stands_what_it_changed_and_what_it_made_under_the_name_that_the_caller_gives() {
        List<ObjectId> all = objects(40);
        Store before = of(all);
        Store handed = before.reachable(values(all.subList(0, 10)));
        ObjectId made = names.at("made inside");
        ObjectId named = names.after(made, "the call");
        Thing changed = Thing.fresh("Order").write(new Slot.Field("item"), Value.object(made));
        Store left = handed.with(all.getFirst(), changed).with(made, Thing.fresh("Item"));

        Store after = before.after(
                handed,
                left,
                object -> object == made ? named : object,
                value -> value.objects().contains(made) ? Value.object(named) : value);

        assertEquals(
                before.with(all.getFirst(), Thing.fresh("Order").write(new Slot.Field("item"), Value.object(named)))
                        .with(named, Thing.fresh("Item")),
                after);
    }

    @Test
    void an_object_that_a_second_call_makes_beside_the_first_ones_stands_for_several() {
        ObjectId made = names.at("made inside");
        ObjectId named = names.after(made, "the call");
        Store before = Store.EMPTY.with(named, Thing.fresh("Item"));
        Store left = before.with(made, Thing.fresh("Item"));

        Store after = before.after(before, left, object -> object == made ? named : object, value -> value);

        assertEquals(Store.EMPTY.with(named, Thing.fresh("Item").several()), after);
    }
}
