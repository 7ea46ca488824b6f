package dev.lintel.read.jpa.mapping;

import dev.lintel.code.Program;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Which naming strategy the target uses: what its configuration names, else its framework's default. When modules
/// differ, the strategy is unknown.
///
/// @param joinTablesByProperty whether default join tables are called after the property (Spring Boot's implicit
///     strategy) and not after the other table
public record NamingChoice(Naming naming, boolean joinTablesByProperty) {
    private static final Set<String> KEYS = Set.of(
            "physical-strategy", "physicalstrategy", "physical_naming_strategy", "naming_strategy", "naming-strategy");
    private static final Set<String> HAND_MADE = Set.of(
            "org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean",
            "org.springframework.orm.hibernate5.LocalSessionFactoryBean",
            "org.springframework.orm.jpa.hibernate.LocalSessionFactoryBean");

    public static NamingChoice of(Program program, Workspace workspace) {
        boolean boot = program.types().stream()
                .anyMatch(type -> type.annotations().stream()
                        .anyMatch(each -> each.simpleName().equals("SpringBootApplication")
                                || each.simpleName().equals("EnableAutoConfiguration")));
        boolean eclipseLink = any(workspace, NamingChoice::isBuildFile, "eclipselink");
        Set<Naming> named = named(workspace);
        if (named.size() == 1) {
            return new NamingChoice(named.iterator().next(), boot);
        }
        if (named.size() > 1) {
            return new NamingChoice(Naming.UNKNOWN, boot);
        }
        boolean plain =
                eclipseLink || handMade(program) || !(boot || any(workspace, NamingChoice::isBuildFile, "spring-boot"));
        return new NamingChoice(plain ? Naming.AS_WRITTEN : Naming.UNDERSCORES, !plain);
    }

    /// A factory that the target builds itself gets none of Spring Boot's defaults, unless through Boot's builder.
    private static boolean handMade(Program program) {
        return program.types().stream()
                .filter(type -> type.isMain())
                .flatMap(type -> type.methods().stream())
                .anyMatch(method -> HAND_MADE.contains(method.returns().erasure())
                        && method.parameters().stream()
                                .noneMatch(each ->
                                        Entities.simple(each.type().erasure()).equals("EntityManagerFactoryBuilder")));
    }

    private static Set<Naming> named(Workspace workspace) {
        Set<Naming> named = new HashSet<>();
        workspace
                .files(file -> isMain(file) && isConfiguration(file))
                .forEach(file -> text(workspace, file)
                        .lines()
                        .filter(NamingChoice::namesStrategy)
                        .map(NamingChoice::value)
                        .filter(value -> !value.isEmpty())
                        .map(NamingChoice::of)
                        .forEach(named::add));
        return named;
    }

    private static Naming of(String strategy) {
        String simple = Entities.simple(strategy);
        return switch (simple) {
            case "PhysicalNamingStrategyStandardImpl", "DefaultNamingStrategy", "EJB3NamingStrategy" ->
                Naming.AS_WRITTEN;
            case "CamelCaseToUnderscoresNamingStrategy",
                    "SpringPhysicalNamingStrategy",
                    "PhysicalNamingStrategySnakeCaseImpl",
                    "ImprovedNamingStrategy",
                    "SpringNamingStrategy" -> Naming.UNDERSCORES;
            default -> Naming.UNKNOWN;
        };
    }

    private static boolean namesStrategy(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return !line.isBlank()
                && line.stripLeading().charAt(0) != '#'
                && lower.indexOf("implicit") < 0
                && KEYS.stream().anyMatch(lower::contains);
    }

    /// What stands behind the last `:`, `=` or inside `value="…"`, up to the end of the name.
    private static String value(String line) {
        int start = Math.max(line.lastIndexOf(':'), line.lastIndexOf('='));
        int end = start + 1;
        StringBuilder value = new StringBuilder();
        for (; end < line.length(); end++) {
            char c = line.charAt(end);
            if (Character.isJavaIdentifierPart(c) || c == '.') {
                value.append(c);
            } else if (c == '<' || c == '/') {
                break;
            }
        }
        return value.toString();
    }

    private static boolean any(Workspace workspace, Predicate<SourceFile> files, String word) {
        return workspace.files(files).anyMatch(file -> text(workspace, file).contains(word));
    }

    private static boolean isMain(SourceFile file) {
        return file.origin() != SourceFile.Origin.TEST;
    }

    private static boolean isBuildFile(SourceFile file) {
        String name = file.id().fileName();
        return isMain(file)
                && (name.equals("pom.xml")
                        || name.endsWith(".gradle")
                        || name.endsWith(".gradle.kts")
                        || name.endsWith(".versions.toml"));
    }

    private static boolean isConfiguration(SourceFile file) {
        String name = file.id().fileName();
        return name.equals("persistence.xml")
                || (name.startsWith("application") || name.startsWith("bootstrap") || name.startsWith("hibernate"))
                        && (name.endsWith(".properties")
                                || name.endsWith(".yml")
                                || name.endsWith(".yaml")
                                || name.endsWith(".xml"));
    }

    /// A file that cannot be read says nothing here; the reader of configuration reports it.
    private static String text(Workspace workspace, SourceFile file) {
        try {
            return workspace.text(file);
        } catch (IOException _) {
            return "";
        }
    }
}
