package dev.lintel.bench.flow.transform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.lang.model.SourceVersion;

/// New names, drawn by a seed and never twice: pronounceable and without meaning.
final class Names {
    private static final String[] STARTS =
            "b c d f g h j k l m n p r s t v w z br cl dr fl gr kr pl st tr sk".split(" ");
    private static final String[] MIDDLES = "a e i o u ai ea ou io".split(" ");
    private static final String[] ENDS = "l n r s m k nd st rt x".split(" ");
    private static final int LEAST_LENGTH = 5;

    private final Random random;
    private final Set<String> used = new HashSet<>();
    private final Map<String, String> byKey = new HashMap<>();

    Names(Random random) {
        this.random = random;
    }

    /// The same key gets the same name again.
    String camel(String key) {
        return byKey.computeIfAbsent(key, _ -> fresh());
    }

    String pascal(String key) {
        String camel = camel(key);
        return Character.toUpperCase(camel.charAt(0)) + camel.substring(1);
    }

    String upper(String key) {
        return camel(key).toUpperCase(Locale.ROOT);
    }

    /// In the style that this name has.
    String like(String name, String key) {
        if (name.length() > 1 && name.equals(name.toUpperCase(Locale.ROOT))) {
            return upper(key);
        }
        return Character.isUpperCase(name.charAt(0)) ? pascal(key) : camel(key);
    }

    private String fresh() {
        while (true) {
            StringBuilder word = new StringBuilder();
            int syllables = 2 + random.nextInt(3);
            for (int i = 0; i < syllables; i++) {
                word.append(pick(STARTS)).append(pick(MIDDLES));
            }
            word.append(pick(ENDS));
            String name = word.toString();
            if (name.length() >= LEAST_LENGTH && SourceVersion.isName(name) && used.add(name)) {
                return name;
            }
        }
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
