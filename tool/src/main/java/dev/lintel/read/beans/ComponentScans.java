package dev.lintel.read.beans;

import dev.lintel.code.Expression;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Constants.Listing;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads in which packages Spring looks for components (Spring Framework reference, "Classpath Scanning"), and which
/// classes `META-INF` files and bean definitions in XML name besides (Spring Boot reference, "Locating
/// Auto-configuration Candidates").
public final class ComponentScans implements Framework {
    private static final String SCAN = "org.springframework.context.annotation.ComponentScan";
    private static final Set<String> BOOT = Set.of(
            "org.springframework.boot.autoconfigure.SpringBootApplication",
            "org.springframework.cloud.client.SpringCloudApplication");
    private static final String IMPORTS = ".imports";
    private static final long LARGEST = 1_000_000;
    private static final Pattern IN_XML = Pattern.compile("component-scan[^>]*?base-package\\s*=\\s*[\"']([^\"']*)");
    private static final Pattern NAME = Pattern.compile("[\\w$]+(?:\\.[\\w$]+)+");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");

    @Override
    public String name() {
        return "component scans";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Annotations annotations = new Annotations(program);
        Constants constants = new Constants(program);
        List<Fact> facts = new ArrayList<>();
        for (TypeDeclaration type : program.types()) {
            if (type.isMain() && type.kind() != TypeDeclaration.Kind.ANNOTATION) {
                annotations
                        .find(type.annotations(), BOOT)
                        .ifPresent(found ->
                                facts.add(scan(type, found, constants, "scanBasePackages", "scanBasePackageClasses")));
                annotations
                        .all(type.annotations(), Set.of(SCAN))
                        .forEach(found ->
                                facts.add(scan(type, found, constants, "value", "basePackages", "basePackageClasses")));
            }
        }
        workspace.files(ComponentScans::mayName).forEach(file -> files(file, workspace, facts));
        return facts.stream();
    }

    private static Fact.Scan scan(TypeDeclaration type, Found found, Constants constants, String... attributes) {
        Set<String> packages = new LinkedHashSet<>();
        boolean complete = true;
        for (String attribute : attributes) {
            Optional<Expression> value = found.value(attribute);
            if (value.isPresent()) {
                Listing<Object> named = constants.list(value.get());
                complete &= named.complete();
                for (Object each : named.values()) {
                    complete &= add(each, packages);
                }
            }
        }
        if (packages.isEmpty()) {
            packages.add(type.packageName());
        }
        return new Fact.Scan(type.module(), type.name(), List.copyOf(packages), complete, type.at());
    }

    private static boolean add(Object named, Set<String> packages) {
        return switch (named) {
            case Type.Declared type -> {
                packages.add(parent(type.name()));
                yield true;
            }
            case String text -> addAll(text, packages);
            default -> false;
        };
    }

    /// One text may name several packages; those with placeholders or patterns are known only while it runs.
    private static boolean addAll(String text, Set<String> packages) {
        for (String each : text.split("[,;\\s]+")) {
            String plain = each.endsWith(".**") || each.endsWith(".*") ? parent(each) : each;
            if (plain.contains("$") || plain.contains("*")) {
                return false;
            }
            if (!plain.isEmpty()) {
                packages.add(plain);
            }
        }
        return true;
    }

    private static String parent(String name) {
        return name.lastIndexOf('.') < 0 ? "" : name.substring(0, name.lastIndexOf('.'));
    }

    private static boolean mayName(SourceFile file) {
        return file.origin() == SourceFile.Origin.MAIN
                && file.size() < LARGEST
                && (file.endsWith("spring.factories") || file.endsWith(IMPORTS) || file.endsWith(".xml"));
    }

    private static void files(SourceFile file, Workspace workspace, List<Fact> facts) {
        String text;
        try {
            text = workspace.text(file);
        } catch (IOException _) {
            facts.add(new Fact.Scan(file.module(), "", List.of(), false, Span.ofFile(file.id())));
            return;
        }
        if (file.endsWith(".xml")) {
            Matcher scans = IN_XML.matcher(text);
            while (scans.find()) {
                Set<String> packages = new LinkedHashSet<>();
                boolean complete = addAll(scans.group(1), packages);
                facts.add(new Fact.Scan(file.module(), "", List.copyOf(packages), complete, Span.ofFile(file.id())));
            }
            return;
        }
        Matcher names = NAME.matcher(COMMENT.matcher(text).replaceAll(""));
        Set<String> named = new LinkedHashSet<>();
        while (names.find()) {
            named.add(names.group().replace('$', '.'));
        }
        facts.add(new Fact.Scan(file.module(), "", List.copyOf(named), true, Span.ofFile(file.id())));
    }
}
