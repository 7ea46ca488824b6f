package dev.lintel.read.jpa.hbm;

import dev.lintel.code.Program;
import dev.lintel.graph.Entity;
import dev.lintel.read.jpa.mapping.NamingChoice;
import dev.lintel.read.jpa.repository.NamedQueries.Named;
import dev.lintel.read.xml.Element;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/// What all mapping files of a target say.
///
/// @param queries by name
/// @param unread files that could not be read
public record HbmFiles(List<Entity> entities, Map<String, Named> queries, List<Gap> unread) {
    private static final long LARGEST = 1_000_000;
    private static final Pattern INCLUDED =
            Pattern.compile("<!ENTITY\\s+(\\w+)\\s+SYSTEM\\s+\"(?:classpath:/*)?([^\"]+)\"\\s*>");
    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^\\[>]*(?:\\[[^\\]]*])?[^>]*>");

    public HbmFiles {
        entities = List.copyOf(entities);
        queries = Map.copyOf(queries);
        unread = List.copyOf(unread);
    }

    public static HbmFiles of(Program program, Workspace workspace, NamingChoice naming) {
        HbmEntities reader = new HbmEntities(program, naming.naming());
        Map<String, Named> queries = new LinkedHashMap<>();
        List<Gap> unread = new ArrayList<>();
        workspace
                .files(file ->
                        file.endsWith(".hbm.xml") && file.origin() == SourceFile.Origin.MAIN && file.size() < LARGEST)
                .forEach(file -> {
                    try {
                        Element mapping = Element.parse(plain(workspace.text(file), workspace));
                        reader.add(mapping, file.id());
                        queries(mapping, "", file, queries);
                    } catch (IOException | XMLStreamException | NoSuchElementException _) {
                        unread.add(new Gap(
                                Span.ofFile(file.id()),
                                "this mapping file could not be read",
                                "queries of its classes are not known"));
                    }
                });
        return new HbmFiles(reader.entities(), queries, unread);
    }

    private static void queries(Element in, String prefix, SourceFile file, Map<String, Named> queries) {
        for (Element child : in.children()) {
            switch (child.name()) {
                case "query", "sql-query" ->
                    child.attribute("name")
                            .ifPresent(name -> queries.putIfAbsent(
                                    prefix + name,
                                    new Named(
                                            child.text(),
                                            child.name().equals("sql-query"),
                                            prefix,
                                            Span.line(file.id(), child.line()))));
                case "class", "subclass", "joined-subclass", "union-subclass" ->
                    queries(
                            child,
                            child.attribute("name").map(name -> name + ".").orElse(""),
                            file,
                            queries);
                default -> {}
            }
        }
    }

    /// Without its document type; an entity that names a file of the target is that file's text, on one line, so that
    /// all other places stay what they are.
    private static String plain(String text, Workspace workspace) {
        String plain = text;
        Matcher included = INCLUDED.matcher(text);
        while (included.find()) {
            plain = plain.replace("&" + included.group(1) + ";", included(included.group(2), workspace));
        }
        Matcher doctype = DOCTYPE.matcher(plain);
        if (!doctype.find()) {
            return plain;
        }
        String blank = doctype.group().replaceAll("[^\\r\\n]", " ");
        return plain.substring(0, doctype.start()) + blank + plain.substring(doctype.end());
    }

    private static String included(String path, Workspace workspace) {
        Optional<SourceFile> file = workspace
                .files(each -> each.endsWith("/" + path) && each.size() < LARGEST)
                .findFirst();
        try {
            return file.isPresent() ? workspace.text(file.get()).replaceAll("\\R", " ") : "";
        } catch (IOException _) {
            return "";
        }
    }
}
