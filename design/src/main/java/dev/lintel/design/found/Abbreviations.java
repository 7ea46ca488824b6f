package dev.lintel.design.found;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// What names of tables and columns are commonly shortened to: people say department where the table is `sys_dept`.
final class Abbreviations {
    private static final Map<String, List<String>> SHORT = Map.ofEntries(
            Map.entry("department", List.of("dept")),
            Map.entry("employee", List.of("emp")),
            Map.entry("organization", List.of("org", "organisation")),
            Map.entry("organisation", List.of("org", "organization")),
            Map.entry("address", List.of("addr")),
            Map.entry("message", List.of("msg")),
            Map.entry("image", List.of("img", "pic")),
            Map.entry("picture", List.of("pic", "img")),
            Map.entry("document", List.of("doc")),
            Map.entry("configuration", List.of("config")),
            Map.entry("application", List.of("app")),
            Map.entry("information", List.of("info")),
            Map.entry("account", List.of("acct")),
            Map.entry("quantity", List.of("qty")),
            Map.entry("dictionary", List.of("dict")),
            Map.entry("description", List.of("descr", "desc")),
            Map.entry("telephone", List.of("phone", "tel", "phone_number")),
            Map.entry("phone", List.of("telephone", "tel", "mobile")));

    private Abbreviations() {}

    /// The name as it is said, then as it may be written.
    static List<String> of(String snake) {
        SequencedSet<String> all = new LinkedHashSet<>(List.of(snake));
        String[] words = snake.split("_");
        for (int i = 0; i < words.length; i++) {
            for (String shorter : SHORT.getOrDefault(words[i], List.of())) {
                String[] other = words.clone();
                other[i] = shorter;
                all.add(String.join("_", other));
            }
        }
        return new ArrayList<>(all);
    }
}
