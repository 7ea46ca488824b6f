package dev.lintel.link;

import dev.lintel.code.Annotation;
import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.read.Fact;
import dev.lintel.source.SourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which classes of an application's modules Spring finds. A class outside the packages that are searched still runs
/// when something names it: an import, a bean method, another class that makes it, a file of the frameworks', or when a
/// class that is found extends it. Only what is left out for sure is said not to run.
final class Scanned {
    private final Program program;
    /// Packages that are searched and qualified classes that are named; empty when that is not known.
    private final Set<String> roots;
    private final Map<String, Boolean> known = new HashMap<>();
    private Set<String> named = Set.of();
    private Map<SourceId, List<TypeDeclaration>> byFile = Map.of();

    private Scanned(Program program, Set<String> roots) {
        this.program = program;
        this.roots = Set.copyOf(roots);
    }

    /// What one application searches, all scans in its modules together; everything when its main class has none or
    /// when one of them could not be read.
    static Scanned of(Program program, FactIndex facts, String main, Predicate<String> modules) {
        List<Fact.Scan> scans = facts.of(Fact.Scan.class)
                .filter(each -> modules.test(each.module()))
                .toList();
        boolean complete =
                scans.stream().anyMatch(each -> !main.isEmpty() && each.by().equals(main))
                        && scans.stream().allMatch(Fact.Scan::complete);
        return new Scanned(
                program,
                complete
                        ? scans.stream().flatMap(each -> each.names().stream()).collect(Collectors.toSet())
                        : Set.of());
    }

    /// Whether a class, or one that extends it, may be a bean of the application.
    boolean finds(String type) {
        return roots.isEmpty() || known.computeIfAbsent(type, this::look);
    }

    /// Whether what a file holds may run in the application.
    boolean finds(SourceId file) {
        if (roots.isEmpty()) {
            return true;
        }
        if (byFile.isEmpty()) {
            byFile = program.types().stream()
                    .collect(Collectors.groupingBy(each -> each.at().file()));
        }
        List<TypeDeclaration> types = byFile.getOrDefault(file, List.of());
        return types.isEmpty() || types.stream().anyMatch(each -> isNoBean(each) || finds(each.name()));
    }

    /// An exception is made by who throws it; what Jakarta's annotations mark, other containers find.
    private boolean isNoBean(TypeDeclaration type) {
        return type.annotations().stream()
                        .anyMatch(each -> each.type().startsWith("jakarta.")
                                || each.type().startsWith("javax."))
                || program.inherits(type.name(), "java.lang.Throwable") == Program.Answer.YES;
    }

    private boolean look(String type) {
        return program.type(type).flatMap(TypeDeclaration::origin).isEmpty()
                || isBelow(type)
                || program.subtypes(type).stream().anyMatch(each -> isBelow(each.name()) || isNamed(each.name()))
                || isNamed(type);
    }

    private boolean isBelow(String type) {
        return roots.stream().anyMatch(root -> root.isEmpty() || type.equals(root) || type.startsWith(root + "."));
    }

    private boolean isNamed(String type) {
        if (named.isEmpty()) {
            named = named();
        }
        return named.contains(type);
    }

    private Set<String> named() {
        Set<String> all = new HashSet<>();
        all.add("");
        program.types().stream().filter(TypeDeclaration::isMain).forEach(type -> {
            type.annotations().stream().flatMap(Scanned::values).forEach(value -> in(value, all));
            type.fields().forEach(field -> program.initialiser(field).ifPresent(value -> in(value, all)));
            program.initialisers(type).forEach(body -> in(body.block(), all));
            type.methods().stream()
                    .filter(method -> !method.annotations().isEmpty())
                    .forEach(method -> all.add(method.returns().erasure()));
        });
        program.bodies().map(Body::block).forEach(block -> in(block, all));
        return all;
    }

    private static Stream<Expression> values(Annotation annotation) {
        return annotation.values().values().stream();
    }

    private static void in(Node from, Set<String> all) {
        for (Node node : Walk.all(from)) {
            switch (node) {
                case Expression.ClassLiteral literal -> all.add(literal.named().erasure());
                case Expression.New made -> all.add(made.type().erasure());
                case Expression.Literal literal when literal.value() instanceof String text -> all.add(text);
                default -> {}
            }
        }
    }
}
