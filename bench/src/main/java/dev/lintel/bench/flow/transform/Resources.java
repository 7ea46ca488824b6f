package dev.lintel.bench.flow.transform;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Configuration beside the sources: its text follows the renamed types, and property files that the code itself
/// opens get other names and keys.
final class Resources {
    private static final Pattern KEY = Pattern.compile("(?m)^([A-Za-z][\\w.-]*)(\\s*[=:])");

    private final SortedMap<String, String> files;
    private final Texts texts;
    private final Names names;

    Resources(SortedMap<String, String> resources, Map<String, String> sources, Texts texts, Names names) {
        this.texts = texts;
        this.names = names;
        this.files = new TreeMap<>();
        StringBuilder all = new StringBuilder();
        sources.values().forEach(all::append);
        Map<String, String> keys = new HashMap<>();
        resources.forEach((path, text) -> {
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (path.endsWith(".properties") && all.indexOf('"' + name + '"') >= 0) {
                texts.key(name, names.camel("file " + name) + ".properties");
                Matcher key = KEY.matcher(text);
                while (key.find()) {
                    if (all.indexOf('"' + key.group(1) + '"') >= 0) {
                        keys.put(key.group(1), names.camel("key " + key.group(1)));
                    }
                }
            }
        });
        keys.forEach(texts::key);
        resources.forEach((path, text) -> files.put(renamed(path), written(path, text, keys)));
    }

    private String renamed(String path) {
        int slash = path.lastIndexOf('/') + 1;
        return path.substring(0, slash) + texts.written(path.substring(slash));
    }

    private String written(String path, String text, Map<String, String> keys) {
        if (!path.endsWith(".properties")) {
            return texts.written(text);
        }
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            Matcher key = KEY.matcher(line);
            if (line.startsWith("#")) {
                continue;
            }
            out.append(
                            key.lookingAt() && keys.containsKey(key.group(1))
                                    ? keys.get(key.group(1)) + texts.written(line.substring(key.end(1)))
                                    : line)
                    .append('\n');
        }
        return out.toString();
    }

    SortedMap<String, String> files() {
        return files;
    }

    /// A pom without what it is called.
    String anonymous(String pom) {
        Matcher name = Pattern.compile("<artifactId>([\\w-]+)</artifactId>")
                .matcher(pom.replaceAll("(?s)<parent>.*?</parent>", ""));
        return name.find()
                ? pom.replaceAll("(?i)\\b" + Pattern.quote(name.group(1)) + "\\b", names.camel("artifact"))
                : pom;
    }
}
