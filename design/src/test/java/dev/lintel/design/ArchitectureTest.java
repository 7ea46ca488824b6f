package dev.lintel.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who may use whom in this module. The verb uses all of them.
class ArchitectureTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/lintel/design");
    private static final Pattern USE = Pattern.compile("\\bdev\\.lintel\\.design\\.([a-z]+)\\.[A-Z]");
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("pattern", Set.of()),
            Map.entry("brief", Set.of()),
            Map.entry("found", Set.of("brief")),
            Map.entry("into", Set.of("brief", "found")),
            Map.entry("wish", Set.of("brief", "found", "pattern")),
            Map.entry("contract", Set.of("brief")),
            Map.entry("schema", Set.of("brief", "contract")),
            Map.entry("openapi", Set.of("brief", "contract")),
            Map.entry("decide", Set.of("brief", "contract", "schema")),
            Map.entry("document", Set.of("brief", "contract", "schema", "openapi", "decide")),
            Map.entry("service", Set.of("brief", "contract", "schema", "openapi", "decide")),
            Map.entry("write", Set.of("brief", "document", "openapi", "schema", "service")),
            // it asks any service, and knows none of ours
            Map.entry("verify", Set.of()));

    @Test
    void arrows_never_go_back() throws IOException {
        Set<String> wrong = new TreeSet<>();
        for (Path file : files()) {
            String from = SOURCES.relativize(file).getName(0).toString();
            Matcher use = USE.matcher(Files.readString(file));
            while (use.find()) {
                String to = use.group(1);
                if (!to.equals(from)
                        && MAY_USE.containsKey(from)
                        && !MAY_USE.get(from).contains(to)) {
                    wrong.add(file + " uses " + to);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void every_package_has_its_rule() throws IOException {
        assertThat(files())
                .filteredOn(file -> SOURCES.relativize(file).getNameCount() > 1)
                .extracting(file -> SOURCES.relativize(file).getName(0).toString())
                .allMatch(MAY_USE::containsKey);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(each -> each.toString().endsWith(".java")).toList();
        }
    }
}
