package dev.lintel.read.spring.data;

import java.util.Map;

/// English plurals as Spring Data REST names collections by them (it uses the inflector of atteo.org): the regular
/// rules and the irregular nouns that are common as names of entities.
final class Plural {
    private static final Map<String, String> IRREGULAR = Map.of(
            "person", "people",
            "child", "children",
            "man", "men",
            "woman", "women",
            "mouse", "mice",
            "foot", "feet",
            "datum", "data");

    private Plural() {}

    static String of(String noun) {
        for (Map.Entry<String, String> each : IRREGULAR.entrySet()) {
            if (noun.equals(each.getKey())) {
                return each.getValue();
            }
        }
        int last = noun.length() - 1;
        boolean vowelBefore = last > 0 && "aeiou".indexOf(noun.charAt(last - 1)) >= 0;
        if (noun.endsWith("y") && !vowelBefore) {
            return noun.substring(0, last) + "ies";
        }
        boolean hisses = noun.endsWith("s") || noun.endsWith("x") || noun.endsWith("ch") || noun.endsWith("sh");
        return hisses ? noun + "es" : noun + "s";
    }
}
