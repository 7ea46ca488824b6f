package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The configuration as it takes effect: keys in canonical form (kebab case, dots), by profile.
///
/// @param libraries versions that the build files tell
public record Settings(List<Setting> all, List<Library> libraries) {
    public Settings {
        all = List.copyOf(all);
        libraries = List.copyOf(libraries);
    }

    /// @param key canonical
    /// @param written the key as its file spells it: `@Value` with a spelling of its own finds that one alone
    /// @param profile empty for the default document
    /// @param value after placeholders were filled in where they could be; `${..}` parts that remain are unknown
    /// @param unless the variable that replaces the value where somebody sets it, `DB_PASSWORD` of
    ///     `${DB_PASSWORD:postgres}`
    public record Setting(String key, String written, String value, String profile, Span at, Optional<String> unless) {
        public Setting(String key, String written, String value, String profile, Span at) {
            this(key, written, value, profile, at, Optional.empty());
        }
    }

    /// @param version empty when it comes from somewhere not read
    public record Library(String group, String artifact, String version, String scope, Span at) {}

    private static final List<String> PRODUCTION = List.of("prod", "production", "prd");

    /// The value in effect without a profile, else in a production-like profile.
    public Optional<Setting> get(String key) {
        return in(key, "").or(() -> ofProduction(key));
    }

    /// The value in effect in production: what a profile of that name says goes before what is said without one.
    public Optional<Setting> inProduction(String key) {
        return ofProduction(key).or(() -> in(key, ""));
    }

    private Optional<Setting> ofProduction(String key) {
        return PRODUCTION.stream().flatMap(profile -> in(key, profile).stream()).findFirst();
    }

    public Optional<Setting> in(String key, String profile) {
        return all.stream()
                .filter(setting ->
                        setting.key().equals(key) && setting.profile().equals(profile))
                .reduce((first, second) -> second);
    }

    /// Whether anything is set below this, in any profile. That one key is nowhere set says something only where the
    /// file was found that would set it: a service may give its configuration a name of its own.
    ///
    /// @param prefix with its dot, `spring.jpa.`
    public boolean anyBelow(String prefix) {
        return all.stream().anyMatch(setting -> setting.key().startsWith(prefix));
    }

    public boolean has(String group, String artifactPrefix) {
        return libraries.stream()
                .anyMatch(each -> each.group().equals(group) && each.artifact().startsWith(artifactPrefix));
    }

    /// The elements of a list in the configuration, by index where it is so written, else what commas part.
    public List<String> list(String key) {
        List<String> indexed = Stream.iterate(0, index -> index + 1)
                .map(index -> get(key + "[" + index + "]").map(Setting::value))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
        if (!indexed.isEmpty()) {
            return indexed;
        }
        return get(key).stream()
                .flatMap(setting -> Stream.of(setting.value().split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /// A text of the code with `${api.base:/v1}` in it: the key's value, else the default after the colon; what has
    /// neither stays as it is written.
    public String filled(String text) {
        int start = text.indexOf("${");
        int end = text.indexOf('}', start);
        if (start < 0 || end < 0) {
            return text;
        }
        String inside = text.substring(start + 2, end);
        int colon = inside.indexOf(':');
        Optional<String> value = get(colon < 0 ? inside : inside.substring(0, colon))
                .map(Setting::value)
                .or(() -> colon < 0 ? Optional.empty() : Optional.of(inside.substring(colon + 1)));
        return text.substring(0, start)
                + value.orElse(text.substring(start, end + 1))
                + filled(text.substring(end + 1));
    }
}
