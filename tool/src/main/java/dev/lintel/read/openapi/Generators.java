package dev.lintel.read.openapi;

import dev.lintel.read.openapi.Contract.Generated;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What build files tell about openapi-generator: which document, into which packages.
final class Generators {
    private static final long LARGEST = 1 << 20;

    private Generators() {}

    static List<Generated> of(Workspace workspace) {
        List<Generated> found = new ArrayList<>();
        for (SourceFile file : workspace.files()) {
            String name = file.id().fileName();
            boolean build = name.equals("pom.xml") || name.endsWith(".gradle") || name.endsWith(".gradle.kts");
            if (build && file.size() < LARGEST) {
                text(workspace, file)
                        .filter(text -> text.contains("openapi-generator")
                                || text.contains("openApiGenerate")
                                || text.contains("openapi.generator")
                                || text.contains("swagger-codegen"))
                        .ifPresent(text -> read(text, found));
            }
        }
        return found;
    }

    private static void read(String text, List<Generated> found) {
        for (String part : text.split("<execution>", -1)) {
            Optional<String> spec = setting(part, "inputSpec");
            spec.ifPresent(it -> found.add(new Generated(
                    it.substring(it.replace('\\', '/').lastIndexOf('/') + 1),
                    setting(part, "apiPackage").orElse("org.openapitools.api"),
                    setting(part, "modelPackage").orElse("org.openapitools.model"),
                    setting(part, "modelNamePrefix").orElse(""),
                    setting(part, "modelNameSuffix").orElse(""),
                    setting(part, "useBeanValidation").filter("false"::equals).isEmpty(),
                    setting(part, "requestMappingMode")
                            .filter("api_interface"::equals)
                            .isPresent())));
        }
    }

    /// `<key>value</key>` of Maven; `key = "value"`, `key.set("value")`, `key: "value"` of Gradle.
    private static Optional<String> setting(String text, String key) {
        String tag = "<" + key + ">";
        int start = text.indexOf(tag);
        int end = start < 0 ? -1 : text.indexOf("</", start);
        if (end > 0) {
            return Optional.of(text.substring(start + tag.length(), end).trim());
        }
        return Pattern.compile("\\b" + key + "['\"]?(?:\\s*[=:]\\s*|\\.set\\(|\\s+)['\"]([^'\"\\n]+)['\"]")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .findFirst();
    }

    private static Optional<String> text(Workspace workspace, SourceFile file) {
        try {
            return Optional.of(workspace.text(file));
        } catch (IOException _) {
            // The reader of build files reports it.
            return Optional.empty();
        }
    }
}
