package dev.lintel.practice.security;

import dev.lintel.flow.Arrival;
import dev.lintel.flow.Piece;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import dev.lintel.graph.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How the same application hands out the files of a folder so that a browser shows them: as its static resources, or
/// by an endpoint that sends each with the type of its ending and not as a download.
///
/// Spring Boot, "Static Content"; WHATWG HTML, "navigate": what is no attachment and has a type that is shown, is
/// shown.
final class ServedInline {
    /// Shorter texts are no folder of their own.
    private static final int SHORTEST = 4;

    private static final List<String> LOCATIONS =
            List.of("spring.web.resources.static-locations", "spring.resources.static-locations");
    private static final Pattern READS = Pattern.compile(
            "java.io.FileInputStream#<init>|java.nio.file.Files#(?:copy|readAllBytes|newInputStream|readString)"
                    + "|org.springframework.core.io.(?:FileSystemResource|UrlResource|PathResource)#<init>"
                    + "|org.apache.commons.io.FileUtils#(?:readFileToByteArray|openInputStream|copyFile)");
    /// What tells a type by the ending of a name.
    private static final Set<String> BY_ENDING = Set.of(
            "java.nio.file.Files#probeContentType",
            "java.net.URLConnection#guessContentTypeFromName",
            "java.net.FileNameMap#getContentTypeFor",
            "org.springframework.http.MediaTypeFactory#getMediaType",
            "jakarta.servlet.ServletContext#getMimeType",
            "javax.servlet.ServletContext#getMimeType");
    private static final Pattern DOWNLOAD = Pattern.compile("(?i).*attachment.*", Pattern.DOTALL);

    private final Backend backend;
    private final Paths paths;
    private final List<Arrival> files;

    /// @param files where paths are used, whoever chooses them
    ServedInline(Backend backend, Paths paths, List<Arrival> files) {
        this.backend = backend;
        this.paths = paths;
        this.files = List.copyOf(files);
    }

    /// What hands out the file that arrives, in words for a reason; empty when nothing is known to do so.
    Optional<String> by(Arrival stored) {
        String folder = folder(stored);
        return folder.length() < SHORTEST
                ? Optional.empty()
                : byResources(folder).or(() -> byEndpoint(folder));
    }

    private Optional<String> byResources(String folder) {
        boolean served = LOCATIONS.stream()
                .flatMap(key -> backend.settings().inProduction(key).stream())
                .flatMap(setting -> Stream.of(setting.value().split(",")))
                .map(String::strip)
                .filter(each -> each.startsWith("file:"))
                .map(each -> each.substring("file:".length()).replaceFirst("^//", ""))
                .anyMatch(each -> each.length() >= SHORTEST && isWithin(folder, each));
        return served ? Optional.of("the application serves the folder as it is") : Optional.empty();
    }

    private static boolean isWithin(String folder, String served) {
        String base = served.endsWith("/") ? served : served + "/";
        return (folder.endsWith("/") ? folder : folder + "/").startsWith(base);
    }

    private Optional<String> byEndpoint(String folder) {
        return files.stream()
                .filter(each ->
                        READS.matcher(each.sink()).matches() && folder(each).equals(folder))
                .flatMap(each -> each.entry().stream())
                .filter(Endpoint.class::isInstance)
                .map(Endpoint.class::cast)
                .filter(this::shows)
                .findFirst()
                .map(each -> each.label() + " sends it with the type of its ending, to be shown");
    }

    private boolean shows(Endpoint endpoint) {
        List<Step.Invoke> calls = paths.of(endpoint).stream()
                .map(Path::step)
                .filter(Step.Invoke.class::isInstance)
                .map(Step.Invoke.class::cast)
                .toList();
        boolean byEnding = calls.stream().anyMatch(each -> BY_ENDING.contains(each.owner() + "#" + each.name()));
        return byEnding
                && calls.stream()
                        .noneMatch(each -> DOWNLOAD.matcher(each.name()).matches()
                                || Stream.concat(Stream.of(each.receiver()), each.arguments().stream())
                                        .map(Value::text)
                                        .anyMatch(text -> DOWNLOAD.matcher(text).matches()));
    }

    /// The text that the program puts before the rest of a path.
    private static String folder(Arrival arrival) {
        List<Piece> pieces = arrival.value().pieces();
        return !pieces.isEmpty() && pieces.getFirst() instanceof Piece.Fixed(String text)
                ? text.substring(0, text.lastIndexOf('/') + 1)
                : "";
    }
}
