package dev.lintel.bench.flow;

import dev.lintel.bench.MainSources;
import dev.lintel.bench.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// SasanLabs VulnerableApp: its own annotations say which level of which weakness is exploitable and which is not. A
/// secure level has the weaknesses of its neighbours in the class, and must not be flagged for any of them.
final class VulnerableApp {
    private static final Map<String, Set<Integer>> SUPPORTED = Map.ofEntries(
            Map.entry("BLIND_SQL_INJECTION", Set.of(89, 564)),
            Map.entry("ERROR_BASED_SQL_INJECTION", Set.of(89, 564)),
            Map.entry("UNION_BASED_SQL_INJECTION", Set.of(89, 564)),
            Map.entry("COMMAND_INJECTION", Set.of(78, 77, 88)),
            Map.entry("LDAP_INJECTION", Set.of(90)),
            Map.entry("OPEN_REDIRECT_3XX_STATUS_CODE", Set.of(601)),
            Map.entry("PATH_TRAVERSAL", Set.of(22, 23, 73, 434)),
            Map.entry("REFLECTED_XSS", Set.of(79, 80)),
            Map.entry("SIMPLE_SSRF", Set.of(918)),
            Map.entry("XXE", Set.of(611)),
            Map.entry("UNRESTRICTED_FILE_UPLOAD", Set.of(434)),
            Map.entry("USE_OF_BROKEN_CRYPTOGRAPHIC_ALGORITHM", Set.of(327)),
            Map.entry("WEAK_CRYPTOGRAPHIC_HASH", Set.of(327, 328, 916)),
            Map.entry("WEAK_PASSWORD_HASHING", Set.of(916, 327, 328)),
            Map.entry("WEAK_RANDOM_NUMBER_GENERATION", Set.of(330, 338)));
    private static final Pattern EXPOSED = Pattern.compile("VulnerabilityType\\.(\\w+)");

    private VulnerableApp() {}

    static void measure(Results results) throws IOException {
        Optional<Path> folder = Scan.folder(results, "VulnerableApp");
        if (folder.isEmpty()) {
            return;
        }
        Path root = folder.get();
        Methods methods = Methods.of(root.toAbsolutePath(), MainSources.of(root).files());
        results.say("\nVulnerableApp, weaknesses that a practice is there for:");
        results.about("VulnerableApp");
        Expected.record(
                results,
                expected(methods),
                Scan.results(Scan.sarif(root, "vulnerableapp")),
                Scan.handlers(root, "vulnerableapp"));
    }

    /// A level that is exploitable in a way that no practice is for does not count.
    private static List<Expected> expected(Methods methods) {
        Map<String, String> ofType = new HashMap<>();
        List<Expected> all = new ArrayList<>();
        for (Methods.Method each : methods.all()) {
            exposed(each).ifPresent(kind -> ofType.putIfAbsent(each.file(), kind));
        }
        for (Methods.Method each : methods.all()) {
            boolean level =
                    each.annotations().stream().anyMatch(text -> text.startsWith("@VulnerableAppRequestMapping"));
            boolean secure = each.annotations().stream().anyMatch(text -> text.contains("Variant.SECURE"));
            String kind = exposed(each).orElse(secure ? ofType.get(each.file()) : null);
            if (level && kind != null) {
                all.add(new Expected(each, kind, SUPPORTED.get(kind), !secure));
            }
        }
        return all;
    }

    private static Optional<String> exposed(Methods.Method method) {
        for (String each : method.annotations()) {
            Matcher kind = EXPOSED.matcher(each);
            while (kind.find()) {
                if (SUPPORTED.containsKey(kind.group(1))) {
                    return Optional.of(kind.group(1));
                }
            }
        }
        return Optional.empty();
    }
}
