package dev.lintel.review;

import java.util.Optional;

/// Adds an import to a Java file where its readers expect it: in order among the others.
final class Imports {
    private Imports() {}

    /// The edit, or nothing when the type is imported already, by name or with its package.
    static Optional<TextEdit> adding(String text, String type) {
        String wanted = "import " + type + ";";
        String wholePackage = "import " + type.substring(0, type.lastIndexOf('.') + 1) + "*;";
        String line = text.contains("\r\n") ? "\r\n" : "\n";
        int insert = -1;
        int afterPackage = 0;
        int offset = 0;
        for (String each : text.split("\n", -1)) {
            String code = each.strip();
            if (code.equals(wanted) || code.equals(wholePackage)) {
                return Optional.empty();
            }
            if (code.startsWith("package ")) {
                afterPackage = offset + each.length() + 1;
            }
            if (code.startsWith("import ") && !code.startsWith("import static ")) {
                if (code.compareTo(wanted) < 0) {
                    insert = offset + each.length() + 1;
                } else if (insert < 0) {
                    insert = offset;
                }
            }
            offset += each.length() + 1;
        }
        if (insert >= 0) {
            return Optional.of(new TextEdit(insert, insert, wanted + line));
        }
        int at = Math.min(afterPackage, text.length());
        return Optional.of(new TextEdit(at, at, line + wanted + line));
    }
}
