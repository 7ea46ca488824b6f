package dev.lintel.flow;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a stream is collected into holds the elements with each of their fields for itself.
class CollectedTest {
    private static final String ITEM = """
            static class Item {
                final String name;
                final String alias;
                Item(String name, String alias) { this.name = name; this.alias = alias; }
                String name() { return name; }
                String alias() { return alias; }
            }
            """;

    @TempDir
    Path root;

    private void holds(String statements) {
        Snippet.body(root, statements.replace("Collectors.", "java.util.stream.Collectors."), ITEM)
                .holds();
    }

    @Test
    void an_untrusted_field_leaves_the_other_fields_of_a_collected_element_clean() {
        holds("""
                List<Item> items = List.of(new Item(in, "a1"));
                List<Item> list = items.stream().filter(each -> each.name() != null).collect(Collectors.toList());
                out.println(list.get(0).alias()); // good
                out.println(list.get(0).name()); // bad
                Set<Item> set = items.stream().collect(Collectors.toSet());
                for (Item each : set) {
                    out.println(each.alias); // good
                    out.println(each.name); // bad
                }
                """);
    }

    @Test
    void a_text_that_is_joined_of_untrusted_texts_is_untrusted() {
        holds("""
                List<Item> items = List.of(new Item(in, "a1"));
                out.println(items.stream().map(Item::name).collect(Collectors.joining(", "))); // bad
                out.println(items.stream().map(Item::alias).collect(Collectors.joining(", "))); // good
                out.println(items.stream().map(Item::alias).collect(Collectors.joining(in))); // bad
                """);
    }

    @Test
    void a_map_keeps_keys_and_values_apart() {
        holds("""
                List<Item> items = List.of(new Item(in, "a1"));
                Map<String, String> byAlias = items.stream().collect(Collectors.toMap(Item::alias, Item::name));
                out.println(byAlias.get("a1")); // bad
                for (String key : byAlias.keySet()) {
                    out.println(key); // good
                }
                Map<String, String> byName = items.stream().collect(Collectors.toMap(each -> each.name(), each -> each.alias()));
                out.println(byName.get("a1")); // good
                for (Map.Entry<String, String> entry : byName.entrySet()) {
                    out.println(entry.getKey()); // bad
                    out.println(entry.getValue()); // good
                }
                """);
    }

    @Test
    void groups_hold_the_elements_themselves() {
        holds("""
                List<Item> items = List.of(new Item(in, "a1"));
                Map<String, List<Item>> groups = items.stream().collect(Collectors.groupingBy(Item::alias));
                for (List<Item> group : groups.values()) {
                    for (Item each : group) {
                        out.println(each.alias()); // good
                        out.println(each.name()); // bad
                    }
                }
                Map<String, Set<String>> names = items.stream()
                        .collect(Collectors.groupingBy(Item::alias, Collectors.mapping(Item::name, Collectors.toSet())));
                names.forEach((alias, each) -> {
                    out.println(alias); // good
                    out.println(each.iterator().next()); // bad
                });
                """);
    }

    @Test
    void keys_that_no_function_changed_are_the_elements() {
        holds("""
                Map<String, Integer> sizes = List.of(in).stream()
                        .collect(Collectors.toMap(Function.identity(), each -> 1));
                sizes.forEach((key, value) -> out.println(key)); // bad
                sizes.forEach((key, value) -> out.println(value)); // good
                """);
    }

    @Test
    void what_is_handed_down_one_by_one_is_of_the_elements() {
        holds("""
                List.of(in).stream().<String>mapMulti((each, down) -> down.accept(each)).forEach(out::println); // bad
                """);
    }

    @Test
    void a_list_that_is_made_as_a_copy_keeps_its_order() {
        holds("""
                List<String> copy = new ArrayList<>(List.of("a", in));
                out.println(copy.get(0)); // good
                out.println(copy.get(1)); // bad
                copy.addAll(List.of("b", in));
                out.println(copy.get(2)); // good
                out.println(copy.get(3)); // bad
                List<String> again = new LinkedList<>(copy);
                again.set(1, "c");
                out.println(again.get(1)); // good
                out.println(copy.get(1)); // bad
                """);
    }

    @Test
    void what_a_method_does_to_a_list_that_it_is_handed_counts_also_where_nothing_untrusted_goes_in() {
        Snippet.body(root, """
                List<String> all = new ArrayList<>();
                begin(all);
                all.add(in);
                all.add("last");
                out.println(all.get(0)); // good
                out.println(all.get(1)); // bad
                cut(all);
                out.println(all.get(0)); // bad
                out.println(all.get(1)); // good
                Map<String, String> named = new HashMap<>();
                named.put("a", in);
                name(named);
                out.println(named.get("a")); // good
                """, """
                private static void begin(List<String> list) { list.add("first"); }
                private static void cut(List<String> list) { list.remove(0); }
                private static void name(Map<String, String> map) { map.put("a", "fixed"); }
                """).holds();
    }
}
