package dev.lintel.design.into;

import java.util.Set;
import java.util.TreeSet;

/// A class with its imports, gathered while it is written.
final class JavaFile {
    private final String packageName;
    private final Set<String> imports = new TreeSet<>();
    private final StringBuilder body = new StringBuilder();

    JavaFile(String packageName) {
        this.packageName = packageName;
    }

    /// @return the simple name, to be used in place
    String use(String type) {
        int dot = type.lastIndexOf('.');
        if (dot > 0 && !type.startsWith("java.lang.") && !type.substring(0, dot).equals(packageName)) {
            imports.add(type);
        }
        return type.substring(dot + 1);
    }

    JavaFile add(String text) {
        body.append(text);
        return this;
    }

    String text() {
        StringBuilder text = new StringBuilder("package " + packageName + ";\n\n");
        imports.forEach(each -> text.append("import ").append(each).append(";\n"));
        return text.append(imports.isEmpty() ? "" : "\n").append(body).toString();
    }
}
