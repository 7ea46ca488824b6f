package dev.lintel.read.java.signature;

import dev.lintel.code.TypeDeclaration;
import dev.lintel.read.java.Signatures;
import dev.lintel.read.java.signature.Layout.Section;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/// The signatures of the JDK and of much-used libraries that the build made, mapped into memory and read on demand:
/// opening costs the mapping, a look-up a binary search in the mapped index, a found type is decoded once.
///
/// Where a library is in it in two generations, a type is the newer one's with the members that only the older had.
public final class SignatureArchive implements Signatures {
    /// Names the archive's file when it is not beside the tool.
    public static final String PROPERTY = "lintel.signatures";

    static final String FILE = "lintel.signatures";

    private final Path file;
    private final ByteBuffer archive;
    private final Layout layout;
    private final StoredTables tables;
    private final Map<String, TypeDeclaration> decoded = new ConcurrentHashMap<>();

    private SignatureArchive(Path file, ByteBuffer archive, Layout layout) {
        this.file = file;
        this.archive = archive;
        this.layout = layout;
        this.tables = new StoredTables(archive, layout);
    }

    /// Opens the archive that the system property `lintel.signatures` names, else the one in `lib` beside the
    /// tool's jar or classes.
    ///
    /// @throws IOException with a sentence for people when there is none or it cannot be read
    public static SignatureArchive open() throws IOException {
        String named = System.getProperty(PROPERTY);
        return open(named != null ? Path.of(named) : besideTheTool());
    }

    /// Opens one file.
    ///
    /// @throws IOException with a sentence for people when it is absent, cut off or of another version
    public static SignatureArchive open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer mapped = channel.map(MapMode.READ_ONLY, 0, channel.size());
            return new SignatureArchive(file, mapped, Layout.read(mapped));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no archive of signatures at " + file + "; `mvn package` makes it", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "the archive of signatures " + file + " cannot be read: " + e.getMessage()
                            + "; delete it and run `mvn package`",
                    e);
        }
    }

    private static Path besideTheTool() throws IOException {
        Path code = toolsCode();
        Path beside = code.resolveSibling(FILE);
        return Files.exists(beside) ? beside : code.resolveSibling("lib").resolve(FILE);
    }

    /// The tool's jar, or the folder of its classes.
    static Path toolsCode() throws IOException {
        try {
            return Path.of(SignatureArchive.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException("the place of the tool's own code cannot be told", e);
        }
    }

    @Override
    public Optional<TypeDeclaration> type(String canonicalName) {
        TypeDeclaration present = decoded.get(canonicalName);
        if (present != null) {
            return Optional.of(present);
        }
        OptionalInt offset = find(layout.index(), canonicalName);
        if (offset.isEmpty()) {
            return Optional.empty();
        }
        TypeDeclaration type = decode(canonicalName, offset.getAsInt());
        decoded.put(canonicalName, type);
        return Optional.of(type);
    }

    private TypeDeclaration decode(String name, int offset) {
        try {
            return DeclarationReader.read(new Cursor(archive, offset), tables);
        } catch (IndexOutOfBoundsException | IllegalStateException e) {
            throw new IllegalStateException(
                    "the archive of signatures " + file + " is damaged at " + name
                            + "; delete it and run `mvn package`",
                    e);
        }
    }

    /// Whether the type can be had, without decoding it.
    public boolean contains(String canonicalName) {
        return find(layout.index(), canonicalName).isPresent();
    }

    @Override
    public boolean hasPackage(String packageName) {
        return search(layout.packages(), 4, packageName) >= 0;
    }

    @Override
    public List<String> exports(String moduleName) {
        OptionalInt offset = find(layout.modules(), moduleName);
        return offset.isPresent() ? tables.stringList(new Cursor(archive, offset.getAsInt())) : List.of();
    }

    /// How many types there are.
    public int size() {
        return layout.index().count();
    }

    long fingerprint() {
        return layout.fingerprint();
    }

    /// The name of the type at a place in the index.
    String name(int index) {
        return tables.string(archive.getInt(layout.index().offset() + 8 * index));
    }

    private OptionalInt find(Section section, String name) {
        int found = search(section, 8, name);
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(archive.getInt(section.offset() + 8 * found + 4));
    }

    private int search(Section section, int stride, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = section.count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(archive.getInt(section.offset() + stride * middle), wanted);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /// Compares a stored string with the wanted one where it lies; nothing is decoded on the way.
    private int compare(int string, byte[] wanted) {
        int at = archive.getInt(layout.strings().offset() + 4 * string);
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = archive.get(at++);
            length |= (next & 0x7F) << shift;
            if (next >= 0) {
                break;
            }
        }
        int common = Math.min(length, wanted.length);
        for (int i = 0; i < common; i++) {
            int order = (archive.get(at + i) & 0xFF) - (wanted[i] & 0xFF);
            if (order != 0) {
                return order;
            }
        }
        return length - wanted.length;
    }
}
