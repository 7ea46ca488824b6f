package dev.lintel.read.java;

import dev.lintel.code.Type;
import dev.lintel.read.java.syntax.FileSyntax;
import dev.lintel.read.java.syntax.ImportSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What simple names mean in one file, by its imports and its package (JLS 6.4.1): single-type imports, the
/// package's own types, imports on demand. Safe for use from several threads.
final class FileScope {
    private final FileSyntax syntax;
    private final World world;
    private final Map<String, String> single = new HashMap<>();
    private final List<String> onDemand = new ArrayList<>();
    private final Map<String, List<String>> staticSingle = new HashMap<>();
    private final List<String> staticOnDemand = new ArrayList<>();
    private final Map<String, Optional<Type>> known = new ConcurrentHashMap<>();

    FileScope(FileSyntax syntax, World world) {
        this.syntax = syntax;
        this.world = world;
        for (ImportSyntax each : syntax.imports()) {
            if (each.module()) {
                onDemand.addAll(world.signatures().exports(each.name()));
            } else if (each.isStatic() && each.onDemand()) {
                staticOnDemand.add(each.name());
            } else if (each.isStatic()) {
                int dot = each.name().lastIndexOf('.');
                staticSingle
                        .computeIfAbsent(each.simpleName(), _ -> new ArrayList<>())
                        .add(each.name().substring(0, Math.max(dot, 0)));
            } else if (each.onDemand()) {
                onDemand.add(each.name());
            } else {
                single.put(each.simpleName(), each.name());
            }
        }
    }

    FileSyntax syntax() {
        return syntax;
    }

    World world() {
        return world;
    }

    String module() {
        return syntax.file().module();
    }

    String packageName() {
        return syntax.packageName();
    }

    /// Owners of `import static Owner.name`.
    List<String> staticOwners(String member) {
        return staticSingle.getOrDefault(member, List.of());
    }

    /// Owners of `import static Owner.*`.
    List<String> staticOnDemand() {
        return staticOnDemand;
    }

    /// The type that a simple name means, also when its declaration is absent but an import or the package names
    /// it.
    Optional<Type> type(String simpleName) {
        Optional<Type> found = known.get(simpleName);
        if (found == null) {
            found = find(simpleName);
            known.put(simpleName, found);
        }
        return found;
    }

    private Optional<Type> find(String simpleName) {
        String imported = single.get(simpleName);
        if (imported != null) {
            return Optional.of(world.named(imported, module()));
        }
        for (String owner : staticOwners(simpleName)) {
            Optional<Type> nested = world.memberType(owner, simpleName, module());
            if (nested.isPresent()) {
                return nested;
            }
        }
        Optional<Type> own = world.declared(qualified(packageName(), simpleName), module());
        if (own.isPresent()) {
            return own;
        }
        Optional<Type> language = world.declared("java.lang." + simpleName, module());
        return language.isPresent() ? language : imported(simpleName);
    }

    private Optional<Type> imported(String simpleName) {
        for (String each : onDemand) {
            Optional<Type> found = world.declared(each + "." + simpleName, module());
            if (found.isPresent()) {
                return found;
            }
        }
        for (String each : staticOnDemand) {
            Optional<Type> nested = world.memberType(each, simpleName, module());
            if (nested.isPresent()) {
                return nested;
            }
        }
        return guessed(simpleName);
    }

    /// An absent type must stand in an on-demand import that is absent as a whole, or else in this package: with
    /// exactly one such place its name is a fair guess. Names that do not look like a type's are not guessed.
    private Optional<Type> guessed(String simpleName) {
        if (simpleName.isEmpty() || !Character.isUpperCase(simpleName.charAt(0))) {
            return Optional.empty();
        }
        List<String> absent =
                onDemand.stream().filter(each -> !world.hasPackage(each)).toList();
        return switch (absent.size()) {
            case 0 -> Optional.of(new Type.Declared(qualified(packageName(), simpleName), List.of(), false));
            case 1 -> Optional.of(new Type.Declared(qualified(absent.getFirst(), simpleName), List.of(), false));
            default -> Optional.empty();
        };
    }

    static String qualified(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }
}
