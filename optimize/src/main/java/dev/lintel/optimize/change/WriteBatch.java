package dev.lintel.optimize.change;

import dev.lintel.finding.Fix;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Settings.Setting;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The settings that let Hibernate send the writes of a loop many at a time, at the end of the application's main
/// configuration. The writes and their order within a table stay; those of different tables may change places, which
/// foreign keys allow, since Hibernate sorts by them. (Hibernate ORM User Guide, "JDBC batching".)
///
/// @param after the end of the configuration's text
/// @param yaml whether it is written as YAML, where a dotted key stands for a path
/// @param ended whether the last line is ended
public record WriteBatch(Span after, boolean yaml, boolean ended) {
    private static final List<String> KEYS =
            List.of("hibernate.jdbc.batch_size", "hibernate.order_inserts", "hibernate.order_updates");
    private static final List<String> VALUES = List.of("50", "true", "true");
    private static final String PREFIX = "spring.jpa.properties.";

    /// Whether a size is set already, however it is handed to Hibernate.
    public static boolean isSet(Backend backend) {
        return Stream.of("batch_size", "batch-size")
                .flatMap(name -> Stream.of("hibernate.jdbc." + name, PREFIX + "hibernate.jdbc." + name))
                .anyMatch(key -> backend.settings().get(key).isPresent());
    }

    /// Empty where no file of Spring Boot's holds settings without a profile, or the file has several documents.
    public static Optional<WriteBatch> of(Backend backend, Workspace workspace) throws IOException {
        Optional<SourceFile> file = backend.settings().all().stream()
                .filter(setting -> setting.profile().isEmpty()
                        && (setting.key().startsWith("spring.jpa.")
                                || setting.key().startsWith("spring.datasource.")))
                .map(Setting::at)
                .flatMap(at -> workspace.file(at.file()).stream())
                .filter(found -> named(found.id().path()))
                .findFirst();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String text = workspace.text(file.get());
        boolean several = text.contains("\n---") || text.contains("\n#---");
        if (several) {
            return Optional.empty();
        }
        boolean ended = text.endsWith("\n");
        int lines = (int) text.lines().count();
        int line = ended ? lines + 1 : lines;
        int column = ended ? 1 : text.length() - text.lastIndexOf('\n');
        return Optional.of(new WriteBatch(
                new Span(file.get().id(), line, column, line, column),
                !file.get().id().path().endsWith(".properties"),
                ended));
    }

    private static boolean named(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return List.of("application.properties", "application.yml", "application.yaml")
                .contains(name);
    }

    public String advice() {
        return "%shibernate.jdbc.batch_size=50 sends fifty at a time, with order_inserts and order_updates."
                .formatted(PREFIX);
    }

    public Fix fix() {
        StringBuilder text = new StringBuilder(ended ? "" : "\n");
        for (int i = 0; i < KEYS.size(); i++) {
            text.append(PREFIX)
                    .append(KEYS.get(i))
                    .append(yaml ? ": " : "=")
                    .append(VALUES.get(i))
                    .append('\n');
        }
        return new Fix(advice(), "", List.of(new Fix.Edit.Replace(after, text.toString())));
    }
}
