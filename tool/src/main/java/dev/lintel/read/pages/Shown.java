package dev.lintel.read.pages;

import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Which pages anybody gets to see: those that lie where the container serves files, those that the code or the
/// configuration of their module names, and what these include. A page that was copied and is never shown does no
/// harm.
final class Shown {
    private static final Pattern WORD = Pattern.compile("[\\w-]+");

    private Shown() {}

    static Set<PageText> of(Collection<PageText> pages, String module, Workspace workspace) {
        Set<String> named = named(module, workspace);
        Set<PageText> shown = new HashSet<>();
        Deque<PageText> open = new ArrayDeque<>();
        for (PageText each : pages) {
            if (isServed(each) || named.contains(name(each))) {
                shown.add(each);
                open.add(each);
            }
        }
        while (!open.isEmpty()) {
            String text = open.removeFirst().text();
            for (PageText each : pages) {
                if (!shown.contains(each) && text.contains(each.file().fileName())) {
                    shown.add(each);
                    open.add(each);
                }
            }
        }
        return shown;
    }

    /// Below `WEB-INF` and on the class path a page is shown by code alone (Jakarta Servlet 6.1, 10.5).
    private static boolean isServed(PageText page) {
        String path = "/" + page.file().path();
        return path.contains("/webapp/") && !path.contains("/WEB-INF/");
    }

    private static String name(PageText page) {
        String name = page.file().fileName();
        return name.substring(0, name.indexOf('.'));
    }

    /// All words of the code and the configuration of a module.
    private static Set<String> named(String module, Workspace workspace) {
        Set<String> words = new HashSet<>();
        workspace
                .files(file -> file.module().equals(module)
                        && file.origin() == SourceFile.Origin.MAIN
                        && (file.endsWith(".java") || file.endsWith(".xml") || file.endsWith(".properties")))
                .forEach(file -> {
                    try {
                        WORD.matcher(workspace.text(file)).results().forEach(each -> words.add(each.group()));
                    } catch (IOException _) {
                        // what names a page there stays unknown, and so does the page
                    }
                });
        return words;
    }
}
