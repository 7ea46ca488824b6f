package dev.lintel.design.into;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts that stand beside what is to be written.
///
/// @param controllers of all endpoints
/// @param controller of the model, first among them
record Neighbours(List<Text> controllers, Optional<Text> controller) {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    Neighbours {
        controllers = List.copyOf(controllers);
    }

    record Text(SourceFile file, String text) {
        Text {
            text = text.replace("\r\n", "\n");
        }

        String packageName() {
            Matcher matcher = PACKAGE.matcher(text);
            return matcher.find() ? matcher.group(1) : "";
        }

        Place place() {
            return Place.of(file, packageName());
        }

        String simple() {
            return file.id().fileName().replaceFirst("\\.java$", "");
        }
    }

    static List<Text> controllers(Backend backend, Workspace workspace) throws IOException {
        Map<SourceId, Text> texts = new LinkedHashMap<>();
        for (Endpoint each : backend.endpoints()) {
            SourceId id = each.at().file();
            Optional<SourceFile> file = workspace.file(id).filter(one -> one.endsWith(".java"));
            if (each.exposure() == Endpoint.Exposure.API && file.isPresent() && !texts.containsKey(id)) {
                texts.put(id, new Text(file.get(), workspace.text(file.get())));
            }
        }
        return List.copyOf(texts.values());
    }

    static Optional<String> imported(String text, String simple) {
        Matcher matcher =
                Pattern.compile("(?m)^import ([\\w.]+\\." + simple + ");").matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// A type of the same package, which needs no import.
    static Optional<String> beside(Text text, String simple, Workspace workspace) {
        SourceId id = new SourceId(text.place().file(simple));
        return workspace.file(id).map(_ -> text.packageName() + "." + simple);
    }
}
