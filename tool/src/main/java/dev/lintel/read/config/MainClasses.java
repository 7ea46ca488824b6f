package dev.lintel.read.config;

import dev.lintel.code.Annotation;
import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the classes that start an application, one fact per application: Spring Boot, Quarkus, Micronaut; where a
/// module has none of these, a JAX-RS `Application`, a `WebApplicationInitializer` or its `web.xml`.
public final class MainClasses implements Framework {
    private static final String BOOT = "org.springframework.boot.autoconfigure.SpringBootApplication";
    private static final Set<String> MARKS = Set.of(
            BOOT,
            "org.springframework.cloud.client.SpringCloudApplication",
            "io.quarkus.runtime.annotations.QuarkusMain");
    private static final Set<String> STARTERS = Set.of(
            "org.springframework.boot.SpringApplication",
            "org.springframework.boot.builder.SpringApplicationBuilder",
            "io.micronaut.runtime.Micronaut",
            "io.quarkus.runtime.Quarkus");
    private static final List<String> DEPLOYED = List.of(
            "org.springframework.boot.web.servlet.support.SpringBootServletInitializer",
            "org.springframework.web.WebApplicationInitializer",
            "jakarta.ws.rs.core.Application",
            "javax.ws.rs.core.Application");

    @Override
    public String name() {
        return "main classes";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        List<Fact> facts = new ArrayList<>();
        Set<String> modules = new HashSet<>();
        Set<String> marks = marks(program);
        for (TypeDeclaration type : program.types()) {
            if (type.isMain() && starts(type, marks, program)) {
                modules.add(type.module());
                facts.add(new Fact.Main(type.module(), type.name(), scans(type, program), type.at()));
                SwitchedOffSecurity.of(type, program).forEach(facts::add);
            }
        }
        for (String base : DEPLOYED) {
            for (TypeDeclaration type : program.subtypes(base)) {
                if (isDeployed(type) && modules.add(type.module())) {
                    facts.add(new Fact.Main(type.module(), type.name(), scans(type, program), type.at()));
                }
            }
        }
        for (SourceFile file : workspace.files()) {
            if (file.endsWith("WEB-INF/web.xml")
                    && file.origin() == SourceFile.Origin.MAIN
                    && modules.add(file.module())) {
                facts.add(new Fact.Main(file.module(), "", List.of(), Span.ofFile(file.id())));
            }
        }
        return facts.stream();
    }

    /// The frameworks' annotations and those of the project's own that carry one.
    private static Set<String> marks(Program program) {
        Set<String> marks = new HashSet<>(MARKS);
        for (TypeDeclaration type : program.types()) {
            if (type.kind() == TypeDeclaration.Kind.ANNOTATION
                    && type.annotations().stream().anyMatch(each -> MARKS.contains(each.type()))) {
                marks.add(type.name());
            }
        }
        return marks;
    }

    private static boolean starts(TypeDeclaration type, Set<String> marks, Program program) {
        if (type.kind() == TypeDeclaration.Kind.ANNOTATION) {
            return false;
        }
        return type.annotations().stream().anyMatch(each -> marks.contains(each.type()))
                || type.methods("main").stream()
                        .filter(method -> method.is(Modifier.STATIC))
                        .anyMatch(method -> runs(method, type, program));
    }

    /// Whether a `main` starts its own class; one that starts another class is a launcher of that one.
    private static boolean runs(Method main, TypeDeclaration type, Program program) {
        Optional<Body> body = program.body(main.id());
        return body.isPresent() && calls(body.get()) && names(body.get(), type);
    }

    private static boolean calls(Body body) {
        return Walk.all(body.block()).stream().anyMatch(node -> switch (node) {
            case Expression.Call call -> STARTERS.contains(call.callee().owner());
            case Expression.New made -> STARTERS.contains(made.type().erasure());
            default -> false;
        });
    }

    private static boolean names(Body body, TypeDeclaration type) {
        return Walk.all(body.block(), Expression.ClassLiteral.class)
                .anyMatch(literal -> literal.named().is(type.name()));
    }

    private static boolean isDeployed(TypeDeclaration type) {
        return type.isMain()
                && type.kind() == TypeDeclaration.Kind.CLASS
                && !type.name().contains("$");
    }

    private static List<String> scans(TypeDeclaration type, Program program) {
        List<String> packages = new ArrayList<>();
        for (Annotation annotation : type.annotations()) {
            for (String attribute : List.of(
                    "scanBasePackages", "basePackages", "value", "scanBasePackageClasses", "basePackageClasses")) {
                boolean scan = annotation.type().equals(BOOT) ? attribute.startsWith("scan") : isScan(annotation);
                if (scan) {
                    annotation.value(attribute).ifPresent(value -> addPackages(value, packages, program));
                }
            }
        }
        return packages.isEmpty()
                ? List.of(type.packageName())
                : packages.stream().distinct().toList();
    }

    private static boolean isScan(Annotation annotation) {
        return annotation.type().equals("org.springframework.context.annotation.ComponentScan");
    }

    private static void addPackages(Expression value, List<String> packages, Program program) {
        switch (value) {
            case Expression.NewArray list -> list.elements().forEach(each -> addPackages(each, packages, program));
            case Expression.Literal literal
            when literal.value() instanceof String text ->
                List.of(text.split("[,;\\s]+")).forEach(packages::add);
            case Expression.ClassLiteral named ->
                program.type(named.named().erasure())
                        .map(TypeDeclaration::packageName)
                        .ifPresent(packages::add);
            default -> {}
        }
    }
}
