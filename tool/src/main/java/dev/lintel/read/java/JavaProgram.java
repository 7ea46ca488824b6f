package dev.lintel.read.java;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.read.java.syntax.FieldSyntax;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The resolved Java sources. Declarations and bodies are resolved when first asked for, on all processors, and kept.
final class JavaProgram implements Program {
    private final World world;
    private final List<SourceType> sources;
    private final List<Gap> gaps;
    private final Bodies bodies;
    private @Nullable Map<String, List<TypeDeclaration>> subtypes;
    private @Nullable List<TypeDeclaration> types;
    private @Nullable CalledNames called;

    JavaProgram(World world, List<SourceType> sources, List<Gap> gaps) {
        this.world = world;
        this.sources = sources;
        this.gaps = List.copyOf(gaps);
        this.bodies = new Bodies(world);
    }

    @Override
    public synchronized List<TypeDeclaration> types() {
        List<TypeDeclaration> known = types;
        if (known == null) {
            BigStack.each(sources.size(), index -> Declarations.of(sources.get(index)));
            known = sources.stream().map(Declarations::of).toList();
            types = known;
        }
        return known;
    }

    @Override
    public Optional<TypeDeclaration> type(String name) {
        SourceType source = world.source(name, "");
        return source != null ? Optional.of(Declarations.of(source)) : world.libraryDeclaration(name);
    }

    @Override
    public Optional<Body> body(MethodId method) {
        SourceType type = world.source(method.owner(), "");
        if (type == null) {
            return Optional.empty();
        }
        int index = world.members(type).indexOf(method);
        return index < 0 ? Optional.empty() : bodies.body(type, index);
    }

    @Override
    public Optional<Expression> initialiser(Field field) {
        SourceType type = declaring(field);
        if (type == null) {
            return Optional.empty();
        }
        for (FieldSyntax each : type.syntax().fields()) {
            if (each.name().equals(field.name())) {
                return bodies.initialiser(type, each);
            }
        }
        return Optional.empty();
    }

    /// Of several types of one name the one in whose file the field stands.
    private @Nullable SourceType declaring(Field field) {
        for (SourceType each : world.sources(field.owner())) {
            if (each.file().syntax().file().id().equals(field.at().file())) {
                return each;
            }
        }
        return world.source(field.owner(), "");
    }

    @Override
    public List<Body> initialisers(TypeDeclaration type) {
        for (SourceType each : world.sources(type.name())) {
            if (each.file().syntax().file().id().equals(type.at().file())) {
                return bodies.initialisers(each);
            }
        }
        return List.of();
    }

    @Override
    public Optional<Method> method(MethodId id) {
        SourceType source = world.source(id.owner(), "");
        if (source == null) {
            return Program.super.method(id);
        }
        int index = world.members(source).indexOf(id);
        return index < 0
                ? Optional.empty()
                : Optional.of(Declarations.of(source).methods().get(index));
    }

    @Override
    public Stream<Body> bodies() {
        return called().bodies().stream();
    }

    @Override
    public Stream<Body> bodiesCalling(Set<String> names) {
        return called().calling(names);
    }

    private static boolean isMain(SourceType type) {
        return type.file().syntax().file().origin() == Origin.MAIN;
    }

    /// Resolves everything of the main sources, once; who asks meanwhile waits.
    private synchronized CalledNames called() {
        CalledNames known = called;
        if (known == null) {
            List<SourceType> main = sources.stream().filter(JavaProgram::isMain).toList();
            BigStack.each(main.size(), index -> bodies.all(main.get(index)));
            known = CalledNames.of(main, bodies);
            called = known;
        }
        return known;
    }

    @Override
    public List<Type.Declared> supertypes(String name) {
        Members members = world.members(name, "");
        return members == null ? List.of(new Type.Declared(name, List.of(), false)) : members.lineage();
    }

    @Override
    public List<TypeDeclaration> subtypes(String name) {
        return allSubtypes().getOrDefault(name, List.of());
    }

    private synchronized Map<String, List<TypeDeclaration>> allSubtypes() {
        Map<String, List<TypeDeclaration>> known = subtypes;
        if (known == null) {
            known = findSubtypes();
            subtypes = known;
        }
        return known;
    }

    private Map<String, List<TypeDeclaration>> findSubtypes() {
        Map<String, List<TypeDeclaration>> found = new HashMap<>();
        List<SourceType> byName =
                sources.stream().sorted(Comparator.comparing(SourceType::name)).toList();
        for (SourceType each : byName) {
            Set<String> ancestors =
                    new LinkedHashSet<>(world.members(each).ancestors().keySet());
            ancestors.remove(each.name());
            ancestors.remove("java.lang.Object");
            ancestors.forEach(ancestor ->
                    found.computeIfAbsent(ancestor, _ -> new ArrayList<>()).add(Declarations.of(each)));
        }
        found.replaceAll((_, types) -> List.copyOf(types));
        return found;
    }

    @Override
    public List<Gap> gaps() {
        return Stream.concat(gaps.stream(), bodies.failed().stream())
                .distinct()
                .sorted(Comparator.comparing(Gap::at))
                .toList();
    }

    @Override
    public Resolution resolution() {
        called();
        Map<String, long[]> modules = new TreeMap<>();
        for (SourceType type : sources) {
            if (isMain(type)) {
                long[] counts = modules.computeIfAbsent(type.module(), _ -> new long[4]);
                for (Resolved code : bodies.all(type)) {
                    for (int i = 0; i < code.graded().length; i++) {
                        counts[i] += code.graded()[i];
                    }
                }
            }
        }
        return new Resolution(modules.entrySet().stream()
                .map(each -> new ModuleResolution(
                        each.getKey(), each.getValue()[0], each.getValue()[1], each.getValue()[2], each.getValue()[3]))
                .toList());
    }
}
