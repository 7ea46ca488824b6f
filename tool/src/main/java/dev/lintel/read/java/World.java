package dev.lintel.read.java;

import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.source.SourceFile.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All types that a name can mean: those of the sources, and lazily those of libraries.
///
/// Several modules of one repository often declare types of the same name (two applications with one
/// `Application` class each). All are kept; a name means the one of the asking module, else the first main one,
/// else the first, in the order of files.
final class World {
    private final Signatures signatures;
    private final Map<String, List<SourceType>> sources = new HashMap<>();
    private final Set<String> packages = new HashSet<>();
    private final Map<String, Optional<Members>> libraries = new ConcurrentHashMap<>();
    private final Map<String, Type.Declared> plain = new ConcurrentHashMap<>();

    World(Signatures signatures) {
        this.signatures = signatures;
    }

    Signatures signatures() {
        return signatures;
    }

    /// Adds a type; only while declaring, by one thread.
    void declare(SourceType type) {
        sources.computeIfAbsent(type.name(), _ -> new ArrayList<>(1)).add(type);
        packages.add(type.file().packageName());
    }

    /// Among types of one name, puts the main sources' first.
    void preferMain() {
        sources.values().stream()
                .filter(each -> each.size() > 1)
                .forEach(each -> each.sort(
                        Comparator.comparing(type -> type.file().syntax().file().origin() != Origin.MAIN)));
    }

    boolean hasPackage(String name) {
        return packages.contains(name) || signatures.hasPackage(name) || members(name, "") != null;
    }

    /// The source type of this name that code of `module` means.
    @Nullable
    SourceType source(String name, String module) {
        List<SourceType> all = sources.get(name);
        if (all == null) {
            return null;
        }
        SourceType best = all.getFirst();
        if (all.size() == 1) {
            return best;
        }
        for (SourceType each : all) {
            if (each.module().equals(module)) {
                return each;
            }
        }
        return best;
    }

    /// All source types of this name, of whatever module.
    List<SourceType> sources(String name) {
        return sources.getOrDefault(name, List.of());
    }

    /// The members of a type, or nothing when its declaration is absent.
    @Nullable
    Members members(String name, String module) {
        SourceType source = source(name, module);
        return source != null ? members(source) : library(name);
    }

    Members members(SourceType source) {
        Members members = source.members();
        if (members == null) {
            members = SourceMembers.of(source, this);
            source.setMembers(members);
        }
        return members;
    }

    private @Nullable Members library(String name) {
        Optional<Members> known = libraries.get(name);
        if (known == null) {
            known = signatures.type(name).map(each -> Members.of(each, this));
            libraries.put(name, known);
        }
        return known.orElse(null);
    }

    Optional<TypeDeclaration> libraryDeclaration(String name) {
        return signatures.type(name);
    }

    boolean exists(String name, String module) {
        return sources.containsKey(name) || library(name) != null;
    }

    /// The type of this canonical name, if its declaration is there.
    Optional<Type> declared(String name, String module) {
        return exists(name, module) ? Optional.of(plain(name)) : Optional.empty();
    }

    /// The raw type of a name, shared.
    Type.Declared plain(String name) {
        return plain.computeIfAbsent(name, each -> new Type.Declared(each, List.of(), true));
    }

    /// The type of this canonical name, marked as absent when it is.
    Type named(String name, String module) {
        return declared(name, module).orElseGet(() -> new Type.Declared(name, List.of(), false));
    }

    /// A member type, inherited ones included.
    Optional<Type> memberType(String owner, String simpleName, String module) {
        return memberType(owner, simpleName, module, new HashSet<>());
    }

    private Optional<Type> memberType(String owner, String simpleName, String module, Set<String> seen) {
        if (!seen.add(owner)) {
            return Optional.empty();
        }
        Optional<Type> own = declared(owner + "." + simpleName, module);
        if (own.isPresent()) {
            return own;
        }
        for (Type each : supers(owner, module)) {
            Optional<Type> inherited = memberType(each.erasure(), simpleName, module, seen);
            if (inherited.isPresent()) {
                return inherited;
            }
        }
        return Optional.empty();
    }

    /// Direct supertypes; those of sources are there as soon as their header is.
    List<Type> supers(String name, String module) {
        SourceType source = source(name, module);
        if (source != null) {
            return Headers.of(source).supers();
        }
        Members members = library(name);
        return members == null ? List.of() : members.supers();
    }
}
