package dev.lintel.read.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What one `pom.xml` says of the values that its build writes into resources while it copies them (Maven resources
/// plugin, "Filtering").
///
/// @param resources as listed; a pom that lists none takes those of its parent
/// @param defaults whether `${..}` and `@..@` are both replaced; empty when nothing is said
/// @param delimiters further ones, as written: `@` or `${*}`
/// @param active properties of the profiles that hold when nobody names one
record Filtering(
        List<Resource> resources, Optional<Boolean> defaults, List<String> delimiters, Map<String, String> active) {
    static final Filtering NONE = new Filtering(List.of(), Optional.empty(), List.of(), Map.of());

    Filtering {
        resources = List.copyOf(resources);
        delimiters = List.copyOf(delimiters);
        active = Map.copyOf(active);
    }

    /// @param folder from the pom's folder
    record Resource(String folder, boolean filtered, List<String> includes, List<String> excludes) {
        Resource {
            includes = List.copyOf(includes);
            excludes = List.copyOf(excludes);
        }

        /// @param file from the resource's folder
        boolean takes(String file) {
            return (includes.isEmpty() || includes.stream().anyMatch(each -> matches(each, file)))
                    && excludes.stream().noneMatch(each -> matches(each, file));
        }

        private static boolean matches(String pattern, String file) {
            String whole = pattern.endsWith("/") ? pattern + "**" : pattern;
            StringBuilder regex = new StringBuilder();
            for (int i = 0; i < whole.length(); i++) {
                if (whole.startsWith("**/", i)) {
                    regex.append("(?:.*/)?");
                    i += 2;
                } else if (whole.startsWith("**", i)) {
                    regex.append(".*");
                    i++;
                } else {
                    char letter = whole.charAt(i);
                    regex.append(
                            letter == '*' ? "[^/]*" : letter == '?' ? "[^/]" : Pattern.quote(String.valueOf(letter)));
                }
            }
            return file.matches(regex.toString());
        }
    }
}
