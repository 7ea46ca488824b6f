package dev.lintel.read.java.signature;

import dev.lintel.code.TypeDeclaration;
import dev.lintel.read.java.signature.Layout.Section;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes an archive of signatures as [Layout] describes it. The same declarations give the same bytes.
final class ArchiveWriter {
    private final Output body = new Output();
    private final Map<String, Integer> declarations = byBytes();
    private final Map<String, Integer> modules = byBytes();
    private final TreeSet<String> packages = new TreeSet<>(ArchiveWriter::compare);
    private final Tables tables;

    private ArchiveWriter(Collection<String> names) {
        this.tables = new Tables(body, Set.copyOf(names)::contains);
    }

    /// The whole archive.
    ///
    /// @param types by canonical name
    /// @param exports the packages that each module gives to `import module`
    static byte[] write(Map<String, TypeDeclaration> types, Map<String, List<String>> exports, long fingerprint) {
        ArchiveWriter writer = new ArchiveWriter(types.keySet());
        types.values().stream()
                .sorted((one, other) -> compare(one.name(), other.name()))
                .forEach(writer::add);
        exports.forEach(writer::add);
        return writer.finish(fingerprint);
    }

    private void add(TypeDeclaration type) {
        Output written = new DeclarationWriter(tables).write(type);
        tables.string(type.name());
        packages.add(type.packageName());
        declarations.put(type.name(), body.position());
        body.raw(written);
    }

    private void add(String module, List<String> exported) {
        List<Integer> numbers = exported.stream().map(tables::string).toList();
        tables.string(module);
        modules.put(module, body.position());
        body.list(numbers, body::number);
    }

    private byte[] finish(long fingerprint) {
        packages.forEach(tables::string);
        Section index = pairs(declarations);
        Section moduleIndex = pairs(modules);
        Section packageIndex = numbers(packages.stream().map(tables::string).toList());
        Section types = offsets(tables.typeOffsets());
        Section strings = offsets(tables.stringOffsets());
        int length = Layout.HEAD + body.position();
        ByteBuffer archive = ByteBuffer.allocate(length);
        new Layout(length, fingerprint, strings, types, index, packageIndex, moduleIndex).write(archive);
        return archive.put(body.toBytes()).array();
    }

    private Section offsets(List<Integer> offsets) {
        return numbers(offsets.stream().map(each -> each + Layout.HEAD).toList());
    }

    private Section numbers(List<Integer> numbers) {
        Section section = new Section(numbers.size(), Layout.HEAD + body.position());
        numbers.forEach(body::fixed);
        return section;
    }

    private Section pairs(Map<String, Integer> offsets) {
        List<Integer> pairs = new ArrayList<>();
        offsets.forEach((name, offset) -> {
            pairs.add(tables.string(name));
            pairs.add(offset + Layout.HEAD);
        });
        return new Section(offsets.size(), numbers(pairs).offset());
    }

    private static <T> Map<String, T> byBytes() {
        return new TreeMap<>(ArchiveWriter::compare);
    }

    /// By UTF-8 bytes, as the reader compares in the mapped file without decoding.
    private static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
