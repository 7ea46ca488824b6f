package dev.lintel.read.config;

import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/// What Maven writes into configuration files while it builds: `security.provider=${security.provider}` becomes what
/// the pom's property of that name says, when the build declares filtering for the file. A name that no property of
/// the poms has stays as it is written, for the framework to fill. Profiles of the build count when they hold without
/// being named.
final class FilteredResources {
    private static final String STARTER = "spring-boot-starter-parent";
    /// As Spring Boot's starter parent configures the build (its pom, "resources" and "maven-resources-plugin").
    private static final List<Filtering.Resource> OF_STARTER = List.of(new Filtering.Resource(
            "src/main/resources",
            true,
            List.of("**/application*.yml", "**/application*.yaml", "**/application*.properties"),
            List.of()));

    private static final Pattern ONE_PROPERTY = Pattern.compile("(?:\\$\\{|@)([^@{}]+)(?:}|@)");
    private static final int LONGEST_NAME = 200;

    private final Map<String, List<Pom>> withParents = new HashMap<>();

    private FilteredResources() {}

    /// The poms of a workspace; what is wrong with one of them is said where build files are read.
    static FilteredResources of(Workspace workspace) {
        List<Pom> poms = new ArrayList<>();
        for (SourceFile file : workspace.files()) {
            if (file.id().fileName().equals("pom.xml") && file.size() <= BuildFiles.LARGEST) {
                try {
                    poms.add(PomText.read(file.id(), Folders.of(file.id().path()), workspace.text(file)));
                } catch (IOException | XMLStreamException _) {
                    // told by BuildFiles
                }
            }
        }
        FilteredResources filtered = new FilteredResources();
        MavenProjects projects = new MavenProjects(poms);
        poms.forEach(pom -> filtered.withParents.put(pom.folder(), projects.withParents(pom)));
        return filtered;
    }

    /// How the lines of one file look after the build. A value that is one property of a pom and nothing else stands
    /// where that property is written.
    UnaryOperator<SettingsDocument.Line> of(SourceFile file) {
        List<Pom> line = withParents.getOrDefault(file.module(), List.of());
        if (line.isEmpty() || !isFiltered(file, line)) {
            return UnaryOperator.identity();
        }
        Map<String, String> properties = properties(line);
        boolean starter = hasStarter(line);
        List<String> delimiters = line.stream()
                .flatMap(pom -> pom.filtering().delimiters().stream())
                .map(text -> MavenProjects.fill(text, properties))
                .toList();
        boolean defaults = line.stream()
                .flatMap(pom -> pom.filtering().defaults().stream())
                .findFirst()
                .orElse(!starter);
        String ofStarter = starter ? properties.getOrDefault("resource.delimiter", "@") : "";
        boolean dollar = defaults || delimiters.contains("${*}") || ofStarter.equals("${*}");
        boolean at = defaults || delimiters.contains("@") || ofStarter.equals("@");
        Function<String, Optional<String>> lookup = name -> Optional.ofNullable(properties.get(name));
        return read -> {
            String filled = dollar ? replaced(read.value(), "${", "}", lookup) : read.value();
            String built = at ? replaced(filled, "@", "@", lookup) : filled;
            Span place = built.equals(read.value()) ? read.at() : place(read, line);
            return new SettingsDocument.Line(read.written(), built, place);
        };
    }

    private static Span place(SettingsDocument.Line read, List<Pom> line) {
        Matcher property = ONE_PROPERTY.matcher(read.value().strip());
        return property.matches()
                ? line.stream()
                        .flatMap(pom -> Stream.ofNullable(pom.places().get(property.group(1))))
                        .findFirst()
                        .orElse(read.at())
                : read.at();
    }

    private static boolean isFiltered(SourceFile file, List<Pom> line) {
        Optional<Pom> listing = line.stream()
                .filter(pom -> !pom.filtering().resources().isEmpty())
                .findFirst();
        List<Filtering.Resource> resources =
                listing.map(pom -> pom.filtering().resources()).orElse(hasStarter(line) ? OF_STARTER : List.of());
        String folder = line.getFirst().folder();
        String path = file.id().path();
        return resources.stream().filter(Filtering.Resource::filtered).anyMatch(resource -> {
            String base = Folders.resolve(
                    folder, resource.folder().replace("${project.basedir}/", "").replace("${basedir}/", ""));
            return path.startsWith(base + "/") && resource.takes(path.substring(base.length() + 1));
        });
    }

    private static boolean hasStarter(List<Pom> line) {
        return line.stream()
                .flatMap(pom -> pom.parent().stream())
                .anyMatch(parent -> parent.coordinates().artifact().equals(STARTER));
    }

    private static Map<String, String> properties(List<Pom> line) {
        Map<String, String> all = new HashMap<>();
        for (Pom pom : line) {
            pom.filtering().active().forEach(all::putIfAbsent);
        }
        MavenProjects.properties(line).forEach(all::putIfAbsent);
        return all;
    }

    /// Every `open name close` whose name is a property, by the property's value with the properties that it names.
    private static String replaced(String value, String open, String close, Function<String, Optional<String>> lookup) {
        int start = value.indexOf(open);
        StringBuilder all = new StringBuilder();
        int from = 0;
        while (start >= 0) {
            int end = value.indexOf(close, start + open.length());
            if (end < 0) {
                break;
            }
            String name = value.substring(start + open.length(), end);
            Optional<String> found = name.length() > LONGEST_NAME ? Optional.empty() : lookup.apply(name);
            if (found.isPresent()) {
                all.append(value, from, start).append(new Placeholders(lookup).fill(found.get()));
                from = end + close.length();
                start = value.indexOf(open, from);
            } else {
                start = value.indexOf(open, start + open.length());
            }
        }
        return all.append(value, from, value.length()).toString();
    }
}
