package dev.lintel.read.mybatis;

import dev.lintel.read.Fact;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/// The mapper files of a workspace.
///
/// @param gaps files that could not be read
record MapperFiles(List<Mapper> mappers, List<Fact> gaps) {
    /// Larger files are no mappers; a mapper of a thousand statements has half a megabyte.
    private static final long LARGEST = 8L << 20;

    MapperFiles {
        mappers = List.copyOf(mappers);
        gaps = List.copyOf(gaps);
    }

    static MapperFiles of(Workspace workspace) {
        List<Mapper> mappers = new ArrayList<>();
        List<Fact> gaps = new ArrayList<>();
        workspace.files(MapperFiles::mayBeMapper).forEach(file -> read(workspace, file, mappers, gaps));
        return new MapperFiles(mappers, gaps);
    }

    private static boolean mayBeMapper(SourceFile file) {
        return file.endsWith(".xml")
                && file.origin() != SourceFile.Origin.TEST
                && file.size() <= LARGEST
                && !file.id().fileName().equals("pom.xml");
    }

    private static void read(Workspace workspace, SourceFile file, List<Mapper> mappers, List<Fact> gaps) {
        try {
            String text = workspace.text(file);
            if (text.contains("<mapper") && text.contains("namespace")) {
                Xml.parse(text).flatMap(root -> Mapper.of(root, file.id())).ifPresent(mappers::add);
            }
        } catch (IOException | XMLStreamException | RuntimeException notRead) {
            // the XML reader of the JDK throws unchecked exceptions on some broken documents
            Gap gap = new Gap(
                    Span.ofFile(file.id()), "this mapper file could not be read", "its statements are not known");
            gaps.add(new Fact.Unread(Fact.Layer.PERSISTENCE, gap));
        }
    }
}
