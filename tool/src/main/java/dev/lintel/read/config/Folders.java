package dev.lintel.read.config;

import java.util.ArrayDeque;
import java.util.Deque;

/// Paths of folders inside the workspace, with `/`, `""` for the root.
final class Folders {
    private Folders() {}

    static String of(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }

    /// `resolve("a/b", "../c")` is `a/c`; what would leave the workspace stops at its root.
    static String resolve(String folder, String relative) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (folder + "/" + relative).split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
