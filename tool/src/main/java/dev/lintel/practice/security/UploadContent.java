package dev.lintel.practice.security;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Flows;
import dev.lintel.flow.Piece;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Judgement;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An uploaded file is stored under a name whose ending its sender chose.
public final class UploadContent implements Injection {
    static final Guide GUIDE = new Guide(
            "val-upload-content",
            Risk.HIGH,
            "uploads check size, real type and get a server-chosen name",
            """
            The ending decides what a file is where it is served: `.html` and `.svg` are pages of this site with scripts \
            in them, `.jsp` is a program that the container runs. Whoever may send a photograph can then take over \
            accounts or the server.""",
            "Worst below a folder that a web server serves; a file that is deleted before the request ends is no harm.",
            """
            A list of forbidden endings forgets `.xhtml`, `.HTML` and next year's; the content type is what the sender \
            says; `contains(".png")` accepts `a.png.jsp`; a name that is cut after it was checked ends otherwise.""",
            """
            ```java
            private static final Set<String> IMAGES = Set.of("png", "jpg", "webp");

            String ending = StringUtils.getFilenameExtension(file.getOriginalFilename());
            if (ending == null || !IMAGES.contains(ending.toLowerCase(Locale.ROOT))) {
                throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
            }
            file.transferTo(BASE.resolve(UUID.randomUUID() + "." + ending));
            ```""",
            List.of("CWE-434", "OWASP A06:2025", "OWASP File Upload Cheat Sheet"));

    /// Calls that fill the file, `Type#method`.
    private static final Pattern FILLS = Pattern.compile(
            ".*\\b(?:MultipartFile#transferTo|FilePart#transferTo|Part#write|FileItem#write|DiskFileItem#write"
                    + "|Files#(?:copy|write|writeString|newOutputStream|newBufferedWriter|move)"
                    + "|(?:FileOutputStream|FileWriter|RandomAccessFile)#<init>|FileChannel#open"
                    + "|FileUtils#(?:copyInputStreamToFile|copyToFile|write\\w*|openOutputStream|copyFile|moveFile)"
                    + "|FileUtil#(?:write\\w*|getOutputStream)|FileCopyUtils#copy)");
    /// Of their two files the first is read.
    private static final Pattern MOVES = Pattern.compile(".*#(?:copy|move|copyFile|moveFile)");

    private static final Pattern DELETES =
            Pattern.compile(".*#(?:delete|deleteIfExists|deleteQuietly|deleteOnExit|forceDelete|del)");
    /// Folders whose files a container or a web server hands out, by the names that they have everywhere.
    private static final Pattern SERVED =
            Pattern.compile("(?i)(?:.*[/\\\\])?(?:static|public|webapps?|webroot|htdocs|wwwroot|www)(?:[/\\\\].*)?");

    private final Optional<ServedInline> served;

    public UploadContent() {
        this(Optional.empty());
    }

    private UploadContent(Optional<ServedInline> served) {
        this.served = served;
    }

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("path");
    }

    @Override
    public Set<String> labels() {
        return Set.of("upload");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("ending");
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        List<Arrival> arrivals = flows.arrivals("path");
        Set<Kept> deleted = arrivals.stream()
                .filter(each -> DELETES.matcher(each.sink()).matches())
                .flatMap(UploadContent::kept)
                .collect(Collectors.toSet());
        UploadContent judging = new UploadContent(Optional.of(new ServedInline(backend, paths, arrivals)));
        return Attack.findings(arrivals.stream()
                .filter(UploadContent::fills)
                .filter(each -> kept(each).noneMatch(deleted::contains))
                .flatMap(each -> Attack.of(judging, backend, paths, each).stream())
                .toList());
    }

    /// A file by where its name came in and who handles it.
    private record Kept(OperationId in, Span name) {}

    private static Stream<Kept> kept(Arrival arrival) {
        return arrival.value().taints().stream().map(taint -> new Kept(arrival.in(), taint.at()));
    }

    private static boolean fills(Arrival arrival) {
        boolean source = MOVES.matcher(arrival.sink()).matches()
                && !arrival.arguments().isEmpty()
                && arrival.arguments().getFirst().equals(arrival.value());
        return FILLS.matcher(arrival.sink()).matches() && !source;
    }

    /// Only the end of the name decides; where its parts are not known nothing is said.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        List<Piece> pieces = arrival.value().pieces();
        return pieces.isEmpty()
                || !(pieces.getLast() instanceof Piece.Open(List<Taint> taints))
                || taints.stream()
                        .noneMatch(each -> each.at().equals(taint.at())
                                && !each.encodings().contains("ending"));
    }

    @Override
    public Judgement weigh(Judgement judgement, Backend backend, Arrival arrival) {
        boolean byName = arrival.value().pieces().stream()
                .anyMatch(piece -> piece instanceof Piece.Fixed(String text)
                        && SERVED.matcher(text).matches());
        Optional<String> by = served.flatMap(each -> each.by(arrival));
        return judgement
                .loweredIf(!byName && by.isEmpty(), "that the folder is served is not known")
                .notingIf(by.isPresent(), by.orElse(""));
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words(
                "store a page or a program on this server",
                "is stored with the ending that its sender chose",
                "is stored under that name");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(
                new Fix("Accept a few endings only, and choose the rest of the name yourself.", """
                + if (!IMAGES.contains(ending)) throw new ResponseStatusException(UNSUPPORTED_MEDIA_TYPE);
                - file.transferTo(BASE.resolve(file.getOriginalFilename()));
                + file.transferTo(BASE.resolve(UUID.randomUUID() + "." + ending));""", List.of()));
    }
}
