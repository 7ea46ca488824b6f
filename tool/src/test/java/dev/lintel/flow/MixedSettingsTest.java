package dev.lintel.flow;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Settings of several origins in one map: each stays under its name, whoever else's are beside it.
class MixedSettingsTest {
    private static final String BEGIN = """
            Properties given = new Properties();
            given.put("title", in);
            given.put("color", "blue");
            Properties all = new Properties();
            all.setProperty("folder", "/var/shop");
            """;

    private static final String END = """
            out.println(all.getProperty("title")); // bad
            out.println(all.getProperty("color")); // good
            out.println(all.getProperty("folder")); // good
            out.println(all.getProperty("other")); // good
            """;

    @TempDir
    Path root;

    private void mixed(String how) {
        Snippet.body(root, BEGIN + how + END).holds();
    }

    @Test
    void all_at_once() {
        mixed("all.putAll(given);\n");
    }

    @Test
    void entry_by_entry() {
        mixed("for (Map.Entry<Object, Object> each : given.entrySet()) { all.put(each.getKey(), each.getValue()); }\n");
        mixed("""
                for (Map.Entry<Object, Object> each : given.entrySet()) {
                    if (!all.containsKey(each.getKey())) {
                        all.setProperty((String) each.getKey(), each.getValue().toString());
                    }
                }
                """);
        mixed("""
                Iterator<Map.Entry<Object, Object>> entries = given.entrySet().iterator();
                while (entries.hasNext()) {
                    Map.Entry<Object, Object> each = entries.next();
                    all.put(each.getKey(), each.getValue());
                }
                """);
    }

    @Test
    void key_by_key() {
        mixed("for (String key : given.stringPropertyNames()) { all.setProperty(key, given.getProperty(key)); }\n");
        mixed("for (Object key : given.keySet()) { all.put(key, given.get(key)); }\n");
    }

    @Test
    void by_a_function() {
        mixed("given.forEach(all::put);\n");
        mixed("given.forEach((key, value) -> all.setProperty(key.toString(), value.toString()));\n");
    }

    @Test
    void a_copy_is_another_map() {
        Snippet.body(root, """
                Map<String, String> given = new HashMap<>();
                given.put("title", in);
                given.put("color", "blue");
                Map<String, String> all = new TreeMap<>(given);
                out.println(all.get("title")); // bad
                out.println(all.get("color")); // good
                given.put("color", in);
                out.println(all.get("color")); // good
                all.putAll(Map.of("title", "fixed"));
                out.println(all.get("title")); // good
                """).holds();
    }

    @Test
    void what_was_named_by_the_caller_can_be_anything() {
        Snippet.body(root, """
                Map<String, String> given = new HashMap<>();
                given.put(request.getParameter("name"), in);
                Map<String, String> all = new HashMap<>();
                all.putAll(given);
                out.println(all.get("folder")); // bad
                Map<String, String> swapped = new HashMap<>();
                for (Map.Entry<String, String> each : given.entrySet()) {
                    swapped.put(each.getValue(), each.getKey());
                }
                out.println(swapped.get("folder")); // bad
                """).holds();
    }

    @Test
    void names_that_are_prefixed_in_a_loop_are_known() {
        Snippet.body(root, """
                Properties all = new Properties();
                all.put("url", in);
                all.put("user", "shop");
                all.put("folder", "/var/shop");
                for (Object key : new HashSet<>(all.keySet())) {
                    all.setProperty("db." + key, (String) all.get(key));
                }
                out.println(all.getProperty("folder")); // good
                out.println(all.getProperty("db.url")); // bad
                """).holds();
    }
}
