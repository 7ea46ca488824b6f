package dev.lintel.code;

import dev.lintel.source.Gap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A whole resolved program: the target's types of all languages, and lazily those of the libraries that it names.
/// Safe for use from several threads; all answers are deterministic.
public interface Program {
    /// The types declared in the target's sources, nested, local and anonymous ones too, ordered by file and place.
    List<TypeDeclaration> types();

    /// A type by its canonical name, of the sources or of a library.
    Optional<TypeDeclaration> type(String name);

    /// A declared method by its id.
    default Optional<Method> method(MethodId id) {
        return type(id.owner())
                .flatMap(owner -> owner.methods().stream()
                        .filter(method -> method.id().equals(id))
                        .findFirst());
    }

    /// The resolved body of a method of the sources; empty when it has none or when it was not read.
    Optional<Body> body(MethodId method);

    /// The initialiser of a field of the sources; resolved. Empty when there is none.
    Optional<Expression> initialiser(Field field);

    /// Static and instance initialiser blocks of a type.
    List<Body> initialisers(TypeDeclaration type);

    /// Every body of the main sources in deterministic order, the same objects each time.
    Stream<Body> bodies();

    /// Those of [#bodies] in which a method of one of these names is called, in the same order. Readers that look for
    /// certain calls ask this instead of walking all code, each on its own.
    default Stream<Body> bodiesCalling(Set<String> names) {
        return bodies().filter(body -> Walk.calls(body.block()).anyMatch(call -> names.contains(call.name())));
    }

    /// All supertypes of a type, itself first, nearest first, each once; those whose declaration is absent are
    /// included by name ([Type.Declared#known] is false).
    List<Type.Declared> supertypes(String name);

    /// The types of the sources that extend or implement `name` directly or indirectly, ordered by name.
    List<TypeDeclaration> subtypes(String name);

    /// Whether `name` is `ancestor` or inherits from it; [Answer#UNKNOWN] when a supertype is absent.
    default Answer inherits(String name, String ancestor) {
        boolean complete = true;
        for (Type.Declared each : supertypes(name)) {
            if (each.name().equals(ancestor)) {
                return Answer.YES;
            }
            complete &= each.known();
        }
        return complete ? Answer.NO : Answer.UNKNOWN;
    }

    /// Files that could not be read or only in part.
    List<Gap> gaps();

    /// Counts of calls by grade, for honest reports.
    Resolution resolution();

    /// Three-valued truth.
    enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    /// @param module folder of the build module
    record ModuleResolution(String module, long exact, long owner, long name, long unknown) {
        public long total() {
            return exact + owner + name + unknown;
        }
    }

    record Resolution(List<ModuleResolution> modules) {
        public Resolution {
            modules = List.copyOf(modules);
        }
    }
}
