package dev.lintel.code.value;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Finds annotations on declarations, directly or through annotations on annotations, with the attributes merged as
/// Spring merges them (`@AliasFor`, and by equal name). Composed annotations of sources and of libraries count
/// alike, as far as their declarations can be seen. Make one per reading of a program; it remembers what stands
/// on each annotation.
public final class Annotations {
    private static final int DEPTH = 6;
    private static final String ALIAS_FOR = "org.springframework.core.annotation.AliasFor";

    private final Program program;
    private final Constants constants;
    private final Map<String, List<List<Annotation>>> pathsFrom = new ConcurrentHashMap<>();

    public Annotations(Program program) {
        this.program = program;
        this.constants = new Constants(program);
    }

    /// An annotation that is in effect on a declaration.
    ///
    /// @param type the wanted annotation's canonical name
    /// @param values merged attributes; `value` and its alias are not joined here, ask [#value] for both
    /// @param written what stands on the declaration itself: the same annotation or one composed of it
    public record Found(String type, Map<String, Expression> values, Annotation written) {
        public Found {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /// The first of these attributes that is given.
        public Optional<Expression> value(String... names) {
            for (String name : names) {
                Expression found = values.get(name);
                if (found != null) {
                    return Optional.of(found);
                }
            }
            return Optional.empty();
        }

        public Span at() {
            return written.at();
        }

        public boolean is(String name) {
            return type.equals(name);
        }
    }

    /// The nearest of the wanted annotations: what is written comes before what it is composed of.
    public Optional<Found> find(List<Annotation> declared, Set<String> wanted) {
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        for (Annotation annotation : declared) {
            if (wanted.contains(annotation.type())) {
                return Optional.of(direct(annotation));
            }
        }
        for (Annotation annotation : declared) {
            for (List<Annotation> path : paths(annotation.type())) {
                if (wanted.contains(path.getLast().type())) {
                    return Optional.of(merged(annotation, path));
                }
            }
        }
        return Optional.empty();
    }

    public Optional<Found> find(List<Annotation> declared, String... wanted) {
        return find(declared, Set.of(wanted));
    }

    public Optional<Found> on(TypeDeclaration type, String... wanted) {
        return find(type.annotations(), Set.of(wanted));
    }

    public Optional<Found> on(Method method, String... wanted) {
        return find(method.annotations(), Set.of(wanted));
    }

    public boolean has(List<Annotation> declared, String... wanted) {
        return find(declared, Set.of(wanted)).isPresent();
    }

    /// Every one of them: repeated ones, those inside a container (`@Schedules`), and composed ones.
    public List<Found> all(List<Annotation> declared, Set<String> wanted) {
        List<Found> all = new ArrayList<>();
        for (Annotation annotation : declared) {
            if (wanted.contains(annotation.type())) {
                all.add(direct(annotation));
                continue;
            }
            for (List<Annotation> path : paths(annotation.type())) {
                if (wanted.contains(path.getLast().type())) {
                    all.add(merged(annotation, path));
                }
            }
            annotation.value("value").stream()
                    .flatMap(value -> constants.list(value).values().stream())
                    .filter(value -> value instanceof Annotation inner && wanted.contains(inner.type()))
                    .forEach(value -> all.add(direct((Annotation) value)));
        }
        return List.copyOf(all);
    }

    private static Found direct(Annotation annotation) {
        return new Found(annotation.type(), annotation.values(), annotation);
    }

    /// All chains of annotations that begin on the annotation type `name`, shortest first, without rings.
    private List<List<Annotation>> paths(String name) {
        List<List<Annotation>> known = pathsFrom.get(name);
        if (known != null) {
            return known;
        }
        List<List<Annotation>> paths = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(name));
        List<List<Annotation>> level = extended(List.of(), name, seen);
        for (int depth = 0; depth < DEPTH && !level.isEmpty(); depth++) {
            paths.addAll(level);
            level = level.stream()
                    .flatMap(path -> extended(path, path.getLast().type(), seen).stream())
                    .toList();
        }
        List<List<Annotation>> found = List.copyOf(paths);
        pathsFrom.put(name, found);
        return found;
    }

    private List<List<Annotation>> extended(List<Annotation> path, String name, Set<String> seen) {
        List<List<Annotation>> longer = new ArrayList<>();
        for (Annotation next :
                program.type(name).map(TypeDeclaration::annotations).orElse(List.of())) {
            if (!next.type().startsWith("java.lang.") && seen.add(next.type())) {
                List<Annotation> extended = new ArrayList<>(path);
                extended.add(next);
                longer.add(List.copyOf(extended));
            }
        }
        return longer;
    }

    /// Values wander down the chain: each annotation may set attributes of every one after it.
    private Found merged(Annotation written, List<Annotation> path) {
        List<Annotation> chain = new ArrayList<>(List.of(written));
        for (Annotation next : path) {
            Map<String, Expression> values = new LinkedHashMap<>(next.values());
            for (int i = chain.size() - 1; i >= 0; i--) {
                overrides(chain.get(i), next.type()).forEach(values::put);
            }
            chain.add(new Annotation(next.type(), values, next.at()));
        }
        return new Found(chain.getLast().type(), chain.getLast().values(), written);
    }

    /// What `from` sets on annotations of type `target`.
    private Map<String, Expression> overrides(Annotation from, String target) {
        Map<String, Expression> set = new LinkedHashMap<>();
        Optional<TypeDeclaration> declaration = program.type(from.type());
        from.values().forEach((name, value) -> {
            Optional<Annotation> alias = declaration.flatMap(type -> alias(type, name));
            if (alias.isEmpty()) {
                if (!name.equals("value") && declares(target, name)) {
                    set.put(name, value);
                }
                return;
            }
            Optional<String> aliased = alias.get()
                    .value("annotation")
                    .flatMap(it -> constants.classes(it).values().stream().findFirst());
            if (aliased.filter(target::equals).isPresent()) {
                set.put(attribute(alias.get()).orElse(name), value);
            } else if (aliased.isEmpty() || aliased.get().equals(from.type())) {
                attribute(alias.get())
                        .flatMap(mirror -> declaration.flatMap(type -> alias(type, mirror)))
                        .filter(mirror -> mirror.value("annotation")
                                .filter(it -> constants.classes(it).values().contains(target))
                                .isPresent())
                        .flatMap(Annotations.this::attribute)
                        .ifPresent(attribute -> set.put(attribute, value));
            }
        });
        return set;
    }

    private boolean declares(String annotationType, String attribute) {
        return program.type(annotationType)
                .filter(type -> !type.methods(attribute).isEmpty())
                .isPresent();
    }

    private static Optional<Annotation> alias(TypeDeclaration type, String attribute) {
        return type.methods(attribute).stream()
                .flatMap(method -> method.annotations().stream())
                .filter(annotation -> annotation.type().equals(ALIAS_FOR))
                .findFirst();
    }

    private Optional<String> attribute(Annotation alias) {
        return alias.value("attribute").or(() -> alias.value("value")).flatMap(constants::text);
    }
}
