package dev.lintel.graph;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What goes into one step, by name: an immutable map that keeps its order. A walk makes one for each of its
/// thousands of paths, with a handful of names that all paths of one kind share; two arrays are what is left of it.
final class Arguments extends AbstractMap<String, List<Source>> {
    static final Arguments NONE = new Arguments(List.of(), List.of());

    private static final int USUAL = 16;
    private static final List<String> VALUE = List.of("value");
    private static final List<String> THIS_AND_VALUE = List.of("this", "value");
    private static final List<List<String>> NUMBERED =
            IntStream.range(0, USUAL).mapToObj(Arguments::named).toList();

    private final List<String> names;
    private final List<List<Source>> values;

    private Arguments(List<String> names, List<List<Source>> values) {
        this.names = names;
        this.values = values;
    }

    /// `0`, `1` … and then `this` for the receiver.
    static Arguments numbered(List<List<Source>> arguments, List<Source> receiver) {
        List<List<Source>> all = new ArrayList<>(arguments.size() + 1);
        all.addAll(arguments);
        all.add(receiver);
        int count = arguments.size();
        return new Arguments(count < USUAL ? NUMBERED.get(count) : named(count), List.copyOf(all));
    }

    static Arguments value(List<Source> value) {
        return new Arguments(VALUE, List.of(value));
    }

    static Arguments put(List<Source> target, List<Source> value) {
        return new Arguments(THIS_AND_VALUE, List.of(target, value));
    }

    /// @param values by name; asked for their sources in their own order
    static Arguments of(Map<String, Value> values, Function<Value, List<Source>> sources) {
        List<String> names = new ArrayList<>(values.size());
        List<List<Source>> all = new ArrayList<>(values.size());
        values.forEach((name, value) -> {
            names.add(name);
            all.add(sources.apply(value));
        });
        return new Arguments(List.copyOf(names), List.copyOf(all));
    }

    private static List<String> named(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(Integer.toString(i));
        }
        names.add("this");
        return List.copyOf(names);
    }

    @Override
    public @Nullable List<Source> get(@Nullable Object name) {
        int index = names.indexOf(name);
        return index < 0 ? null : values.get(index);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return names.contains(name);
    }

    @Override
    public List<List<Source>> values() {
        return values;
    }

    @Override
    public Set<Entry<String, List<Source>>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return names.size();
            }

            @Override
            public Iterator<Entry<String, List<Source>>> iterator() {
                return IntStream.range(0, names.size())
                        .mapToObj(index -> Map.entry(names.get(index), values.get(index)))
                        .iterator();
            }
        };
    }
}
