package dev.lintel.flow.run;

import dev.lintel.code.Type;
import dev.lintel.code.value.Constants.EnumConstant;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Hop;
import dev.lintel.flow.Observed;
import dev.lintel.flow.Piece;
import dev.lintel.flow.Taint;
import dev.lintel.flow.heap.Mark;
import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Text;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Trail;
import dev.lintel.flow.heap.Value;
import dev.lintel.graph.OperationId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns what was found into what practices see, free of the engine.
final class Observer {
    private static final int DEPTH = 3;
    private static final int MOST_PARTS = 24;

    private final Found found;

    Observer(Found found) {
        this.found = found;
    }

    Arrival arrival(List<Hop> calls) {
        return new Arrival(
                Optional.empty(),
                found.kind(),
                found.sink(),
                new OperationId(
                        found.in().owner(), found.in().name(), found.in().parameters()),
                found.at(),
                observed(found.value(), 1),
                found.receiver().isNothing() ? Observed.NOTHING : observed(found.receiver(), 1),
                found.arguments().stream().map(each -> observed(each, 1)).toList(),
                calls,
                false);
    }

    private Observed observed(Value value, int depth) {
        Value shown = content(value);
        return new Observed(
                taints(found.store().deepMarks(shown, DEPTH)),
                constants(shown),
                shown.onlyConstants(),
                pieces(shown),
                depth > 0 ? parts(value) : Map.of(),
                types(value));
    }

    /// The text of a `StringBuilder`, or of a path, else the value itself.
    private Value content(Value value) {
        if (value.objects().size() == 1 && !value.isOpen()) {
            Thing thing = found.store().get(value.objects().iterator().next());
            if (thing != null && thing.has(TextBuilders.CONTENT)) {
                return thing.read(TextBuilders.CONTENT);
            }
            if (thing != null && thing.has(FilePaths.TEXT)) {
                return thing.read(FilePaths.TEXT);
            }
        }
        return value;
    }

    private List<Taint> taints(Marks marks) {
        Map<Mark, Trail> known = new LinkedHashMap<>();
        marks.trails().forEach((mark, trail) -> {
            Mark checked = checked(mark);
            if (!checked.encodings().contains("any")) {
                known.merge(checked, trail, Trail::better);
            }
        });
        List<Taint> taints = new ArrayList<>();
        known.forEach((mark, trail) -> {
            List<Hop> hops = trail.then(found.at(), found.says()).hops();
            taints.add(new Taint(mark.label(), mark.name(), mark.at(), mark.encodings(), hops, trail.sure()));
        });
        return taints;
    }

    /// With what checks have shown of it on the way here.
    private Mark checked(Mark mark) {
        Mark checked = mark;
        for (String each : found.store().facts().of(mark)) {
            checked = checked.encoded(each);
        }
        return checked;
    }

    private static List<Object> constants(Value value) {
        List<Object> constants = new ArrayList<>();
        for (Object each : value.constants()) {
            switch (each) {
                case EnumConstant constant -> constants.add(new Observed.Named(constant.type(), constant.name()));
                case Type type -> constants.add(new Observed.Named(type.erasure(), "class"));
                case Object other when other == Value.NULL || other instanceof List<?> -> {}
                default -> constants.add(each);
            }
        }
        return constants;
    }

    private List<Piece> pieces(Value value) {
        boolean text = value.isAssembled()
                || value.single() instanceof String
                || value.isOpen() && value.objects().isEmpty() && !value.marks().isEmpty();
        if (!text) {
            return List.of();
        }
        List<Piece> pieces = new ArrayList<>();
        for (Text.Part each : value.text().parts()) {
            pieces.add(
                    switch (each) {
                        case Text.Part.Fixed fixed -> new Piece.Fixed(fixed.text());
                        case Text.Part.Open open -> new Piece.Open(taints(open.marks()));
                    });
        }
        return pieces;
    }

    private Map<String, Observed> parts(Value value) {
        Map<String, Observed> parts = new LinkedHashMap<>();
        for (ObjectId object : value.objects()) {
            Thing thing = found.store().get(object);
            if (thing == null || thing.type().isEmpty()) {
                continue;
            }
            for (Map.Entry<Slot, Value> each : thing.slots().entrySet()) {
                if (parts.size() < MOST_PARTS && !each.getKey().toString().contains("$")) {
                    parts.putIfAbsent(each.getKey().toString(), observed(each.getValue(), 0));
                }
            }
            List<Value> sequence = thing.sequence();
            for (int i = 0; sequence != null && i < sequence.size() && parts.size() < MOST_PARTS; i++) {
                parts.putIfAbsent("[" + i + "]", observed(sequence.get(i), 0));
            }
        }
        return parts;
    }

    private List<String> types(Value value) {
        Set<String> types = new LinkedHashSet<>();
        for (ObjectId object : value.objects()) {
            Thing thing = found.store().get(object);
            if (thing != null && !thing.type().isEmpty()) {
                types.add(thing.type());
            }
        }
        if (!value.type().isEmpty()) {
            types.add(value.type());
        }
        return List.copyOf(types);
    }
}
