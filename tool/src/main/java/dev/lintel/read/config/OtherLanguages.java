package dev.lintel.read.config;

import dev.lintel.code.Program;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Code of languages that run beside Java on its machine and are not read: how many files there are, and whether they
/// answer requests or configure security, so that nobody takes what is missing for absent.
public final class OtherLanguages implements Framework {
    private static final long LARGEST = 1 << 20;
    private static final Map<String, String> LANGUAGES =
            Map.of(".kt", "Kotlin", ".groovy", "Groovy", ".scala", "Scala");
    private static final Pattern ANSWERS =
            Pattern.compile("@(?:Rest)?Controller\\b|@Path\\(|@(?:Get|Post|Put|Delete|Patch|Request)Mapping\\b"
                    + "|\\brouting\\s*\\{|\\bcoRouter\\s*\\{|\\bJavalin\\.create");
    private static final Pattern GUARDS = Pattern.compile(
            "\\bSecurityFilterChain\\b|\\bSecurityWebFilterChain\\b|\\bWebSecurityConfigurerAdapter\\b");

    @Override
    public String name() {
        return "other languages";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Map<String, List<SourceFile>> files = new TreeMap<>();
        workspace
                .files(file -> file.origin() == SourceFile.Origin.MAIN && file.size() < LARGEST)
                .forEach(file -> LANGUAGES.forEach((ending, language) -> {
                    if (file.endsWith(ending)) {
                        files.computeIfAbsent(language, _ -> new ArrayList<>()).add(file);
                    }
                }));
        return files.entrySet().stream().flatMap(each -> told(each.getKey(), each.getValue(), workspace));
    }

    private static Stream<Fact> told(String language, List<SourceFile> files, Workspace workspace) {
        List<SourceFile> answering =
                files.stream().filter(has(ANSWERS, workspace)).toList();
        List<SourceFile> guarding =
                files.stream().filter(has(GUARDS, workspace)).toList();
        List<Fact> facts = new ArrayList<>();
        SourceFile first = answering.isEmpty() ? files.getFirst() : answering.getFirst();
        String count =
                files.size() == 1 ? "1 file in " + language + " is" : files.size() + " files in " + language + " are";
        facts.add(new Fact.Unread(
                answering.isEmpty() ? Fact.Layer.OTHER : Fact.Layer.ENTRIES,
                new Gap(
                        Span.ofFile(first.id()),
                        count + " not read"
                                + (answering.isEmpty() ? "" : ", " + answering.size() + " of them answer requests"),
                        answering.isEmpty() ? "what they do is not known" : "their endpoints are missing")));
        guarding.stream()
                .findFirst()
                .ifPresent(file -> facts.add(new Fact.Unread(
                        Fact.Layer.SECURITY,
                        new Gap(
                                Span.ofFile(file.id()),
                                "security is configured in " + language + " here, which is not read",
                                "who may call what is unknown"))));
        return facts.stream();
    }

    private static Predicate<SourceFile> has(Pattern pattern, Workspace workspace) {
        return file -> {
            try {
                return pattern.matcher(workspace.text(file)).find();
            } catch (IOException _) {
                // It is counted among those that are not read.
                return false;
            }
        };
    }
}
