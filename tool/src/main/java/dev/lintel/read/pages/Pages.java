package dev.lintel.read.pages;

import dev.lintel.code.Program;
import dev.lintel.graph.Printed;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Parameters of requests that pages write as they are, and links that they show to some callers only.
public final class Pages implements Framework {
    private static final long LARGEST = 1_000_000;

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Map<SourceFile, PageText> texts = new LinkedHashMap<>();
        List<Fact> unread = new ArrayList<>();
        workspace.files(Pages::isPage).forEach(file -> {
            try {
                texts.put(file, new PageText(file.id(), workspace.text(file)));
            } catch (IOException _) {
                Gap gap = new Gap(Span.ofFile(file.id()), "this page could not be read", "what it writes is unknown");
                unread.add(new Fact.Unread(Fact.Layer.OTHER, gap));
            }
        });
        Map<String, List<SourceFile>> byModule = texts.keySet().stream()
                .collect(Collectors.groupingBy(SourceFile::module, TreeMap::new, Collectors.toList()));
        return Stream.of(unread.stream(), hidden(byModule, texts), printed(byModule, texts, workspace))
                .flatMap(each -> each);
    }

    private static Stream<Fact> hidden(Map<String, List<SourceFile>> byModule, Map<SourceFile, PageText> texts) {
        return byModule.entrySet().stream()
                .flatMap(each -> Links.hidden(each.getValue().stream()
                                .flatMap(file -> Optional.ofNullable(texts.get(file)).stream())
                                .toList())
                        .stream()
                        .map(link -> new Fact.Hides(each.getKey(), link)));
    }

    private static Stream<Fact> printed(
            Map<String, List<SourceFile>> byModule, Map<SourceFile, PageText> texts, Workspace workspace) {
        return byModule.entrySet().stream().flatMap(each -> ofModule(each.getKey(), each.getValue(), texts, workspace));
    }

    /// What the pages of one module print that somebody shows. A parameter that another page hands to those that it
    /// includes may be that one's word.
    private static Stream<Fact> ofModule(
            String module, List<SourceFile> pages, Map<SourceFile, PageText> texts, Workspace workspace) {
        Map<PageText, List<Printed>> printed = new LinkedHashMap<>();
        Set<String> handed = new HashSet<>();
        for (SourceFile each : pages) {
            PageText page = texts.getOrDefault(each, new PageText(each.id(), ""));
            handed.addAll(ServerPages.handed(page));
            printed.put(page, printed(each, page));
        }
        if (printed.values().stream().allMatch(List::isEmpty)) {
            return Stream.empty();
        }
        Set<PageText> shown = Shown.of(printed.keySet(), module, workspace);
        return printed.entrySet().stream()
                .filter(each -> shown.contains(each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .filter(each -> !handed.contains(each.parameter()))
                .map(each -> new Fact.Prints(module, each));
    }

    private static boolean isPage(SourceFile file) {
        return file.origin() == SourceFile.Origin.MAIN
                && file.size() < LARGEST
                && (ServerPages.isOne(file)
                        || file.endsWith(".html")
                        || file.endsWith(".ftl")
                        || file.endsWith(".ftlh"));
    }

    private static List<Printed> printed(SourceFile file, PageText page) {
        if (ServerPages.isOne(file)) {
            return ServerPages.printed(page);
        }
        return file.endsWith(".html") ? Templates.thymeleaf(page) : Templates.freemarker(page, file.endsWith(".ftlh"));
    }
}
