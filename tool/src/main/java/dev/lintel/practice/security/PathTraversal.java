package dev.lintel.practice.security;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Piece;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Paths;
import dev.lintel.practice.BodyParts;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a caller sends chooses a file.
public final class PathTraversal implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-path-traversal",
            Risk.HIGH,
            "file paths from input are resolved, normalised and confined to a base (incl. archive entries)",
            """
            `../` leaves the folder that was meant, an absolute path ignores it. Reading gives configuration, keys and \
            password files away; writing replaces templates, jobs or start scripts, which is code execution.""",
            "Writing and reading back are worst; asking whether a file exists tells less.",
            "Check after normalising: `startsWith` on the raw text lets `/base/../etc` through. `replace(\"../\", \"\")` leaves `....//`.",
            """
            ```java
            Path file = BASE.resolve(name).normalize();
            if (!file.startsWith(BASE)) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            ```""",
            List.of("CWE-22", "OWASP A01:2025", "OWASP File Upload Cheat Sheet"));

    /// Sinks that tell something about a file and neither give nor change it.
    private static final Set<String> ASKS =
            Set.of("exists", "isFile", "isDirectory", "length", "size", "isRegularFile");

    /// What can make the file that it opens.
    private static final Set<String> OPENS = Set.of("open", "newByteChannel");

    private static final Set<String> LISTS = Set.of("list", "listFiles", "newDirectoryStream", "walk");
    private static final Pattern REMOVES_ALL =
            Pattern.compile("delete(?:Directory|Recursively|Quietly)|forceDelete.*|cleanDirectory");
    private static final Pattern CHANGES =
            Pattern.compile("(?:delete|write|copy|move|rename|transfer|newOutput|openOutput|newBufferedWriter).*"
                    + "|.*(?:OutputStream|Writer|PrintStream|RandomAccessFile)#<init>");
    private static final Pattern MAKES_EMPTY =
            Pattern.compile("create(?:New)?File|createDirector.*|forceMkdir.*|mkdir.*|touch");

    /// What is done with a file, the most harmful first.
    private enum Deed {
        REMOVE_ALL,
        CHANGE,
        READ,
        MAKE_EMPTY,
        LIST,
        ASK
    }

    /// An ending with a dot or a name of its own, which decides what kind of file it is.
    private static final Pattern ENDING = Pattern.compile(".*[.\\w]\\w+");

    private static final Set<String> BYTES = Set.of("byte[]", "byte");

    private static final Set<String> RESOURCES = Set.of(
            "java.lang.Class#getResource",
            "java.lang.Class#getResourceAsStream",
            "java.lang.ClassLoader#getResource",
            "java.lang.ClassLoader#getResourceAsStream");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("path");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("path", "path-name");
    }

    /// Without `..` behind a folder of the program's, if what stands before it is known at all.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        Position position = Position.of(taint, arrival);
        return taint.encodings().contains("no-parent")
                && (position.behindSomething()
                        || !position.known()
                        || taint.encodings().contains("below"));
    }

    /// A variable of the route holds no slash, and containers resolve `..` before they look for the route.
    @Override
    public boolean harmless(Backend backend, Paths paths, Arrival arrival, Taint taint) {
        return PathVariable.isOneSegment(backend, arrival, taint)
                || isForward(arrival, taint)
                || isOwnResource(arrival, taint)
                || isContent(backend, arrival, taint)
                || isNotThere(arrival, taint)
                || harmless(backend, arrival, taint);
    }

    /// A resource of the class path that an entry of an archive names: what is read there lies in the application.
    private static boolean isOwnResource(Arrival arrival, Taint taint) {
        return taint.label().equals("archive") && RESOURCES.contains(arrival.sink());
    }

    /// On the way where there is no such file nothing can be read of it; it can still be written.
    private static boolean isNotThere(Arrival arrival, Taint taint) {
        return taint.encodings().contains("absent") && deed(arrival) == Deed.READ && !OPENS.contains(called(arrival));
    }

    /// Bytes of the body that a library was handed among other things: they are what a file holds, and the path that it
    /// gives back is made of names.
    private static boolean isContent(Backend backend, Arrival arrival, Taint taint) {
        if (taint.sure()) {
            return false;
        }
        List<BodyType.Property> named = arrival.entry().stream()
                .filter(Endpoint.class::isInstance)
                .flatMap(entry -> ((Endpoint) entry).inputs().stream())
                .flatMap(input -> properties(backend, input.type()))
                .filter(property -> property.name().equals(taint.name())
                        || property.property().equals(taint.name()))
                .toList();
        return !named.isEmpty() && named.stream().allMatch(property -> BYTES.contains(property.type()));
    }

    /// Of a body and of what lies in it.
    private static Stream<BodyType.Property> properties(Backend backend, String type) {
        return BodyParts.of(backend, List.of(type)).stream()
                .flatMap(each -> Optional.ofNullable(backend.bodies().get(each)).stream())
                .flatMap(body -> body.properties().stream());
    }

    /// Behind letters in the same segment: a way up needs a folder of just that name.
    private static boolean isInsideName(Arrival arrival, Taint taint) {
        Position position = Position.of(taint, arrival);
        String before = position.before();
        return position.known()
                && before.indexOf('/') >= 0
                && !before.endsWith("/")
                && !before.endsWith("\\")
                && before.charAt(before.length() - 1) != Position.OPEN;
    }

    /// A request that is handed on to its own address, or with values behind the `?`.
    private static boolean isForward(Arrival arrival, Taint taint) {
        if (!arrival.sink().endsWith("#getRequestDispatcher")) {
            return false;
        }
        Position position = Position.of(taint, arrival);
        return taint.label().equals("path") && taint.name().isEmpty() || position.after("?");
    }

    /// A class that keeps files and is handed a name from elsewhere makes a path of it and asks, lists and writes
    /// there: what the name may be is decided once.
    @Override
    public Optional<String> cause(Arrival arrival) {
        return arrival.value().taints().stream()
                .filter(each -> labels().contains(each.label()))
                .findFirst()
                .filter(each -> !each.at().file().equals(arrival.at().file()))
                .map(each -> "paths of " + arrival.in().owner() + " by " + Attack.named(each) + " of "
                        + Chain.subject(arrival));
    }

    @Override
    public int mildness(Arrival arrival) {
        return deed(arrival).ordinal();
    }

    private static Deed deed(Arrival arrival) {
        String called = called(arrival);
        if (REMOVES_ALL.matcher(called).matches()) {
            return Deed.REMOVE_ALL;
        }
        if (ASKS.contains(called)) {
            return Deed.ASK;
        }
        if (LISTS.contains(called)) {
            return Deed.LIST;
        }
        if (MAKES_EMPTY.matcher(called).matches()) {
            return Deed.MAKE_EMPTY;
        }
        boolean changes = CHANGES.matcher(called).matches()
                || CHANGES.matcher(arrival.sink()).matches();
        return changes ? Deed.CHANGE : Deed.READ;
    }

    private static String called(Arrival arrival) {
        return arrival.sink().substring(arrival.sink().indexOf('#') + 1);
    }

    @Override
    public Judgement weigh(Judgement judgement, Backend backend, Arrival arrival, List<Taint> harmful) {
        Deed deed = deed(arrival);
        if (arrival.entry().isEmpty()
                && arrival.value().taints().stream()
                        .allMatch(each -> each.label().equals("archive"))) {
            return judgement.atMost(Risk.MEDIUM).noting("where the archive is from is not known");
        }
        List<Taint> outside = arrival.value().taints().stream()
                .filter(each -> labels().contains(each.label()))
                .toList();
        if (!outside.isEmpty() && outside.stream().allMatch(each -> isInsideName(arrival, each))) {
            return judgement
                    .atMost(Risk.LOW)
                    .noting("it stands behind letters of its own segment: a way up needs a folder of just that name");
        }
        boolean beside = !harmful.isEmpty()
                && harmful.stream().allMatch(each -> each.encodings().contains("beside"));
        Judgement capped = beside
                ? judgement.atMost(Risk.LOW).noting("only folders beside it whose names begin alike can be reached")
                : judgement;
        return capped.loweredIf(deed == Deed.ASK, "it only tells whether and how a file is there")
                .loweredIf(deed == Deed.LIST, "it gives the names of files and not what is in them")
                .loweredIf(deed == Deed.MAKE_EMPTY, "it only makes an empty file or folder")
                .loweredIf(endsFixed(arrival), "only files whose names end as the program says can be reached");
    }

    private static boolean endsFixed(Arrival arrival) {
        List<Piece> pieces = arrival.value().pieces();
        return !pieces.isEmpty()
                && pieces.getLast() instanceof Piece.Fixed(String text)
                && ENDING.matcher(text).matches();
    }

    /// Where the installation keeps its files is for them to set up.
    @Override
    public Risk riskByOperators() {
        return Risk.LOW;
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words("reach files outside of the folder that was meant", "reaches a file's path", "opens the file");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(new Fix(
                "Resolve against an absolute base, normalise, and refuse what left it; answer 400.", """
                - Path file = base.resolve(name);
                + Path file = base.resolve(name).normalize();
                + if (!file.startsWith(base)) throw new IllegalArgumentException("outside of " + base);""", List.of()));
    }
}
