package dev.lintel.read.jpa.repository;

import dev.lintel.code.Field;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Query.Gives;
import dev.lintel.read.jpa.mapping.Entities;
import dev.lintel.read.jpa.mapping.Joins;
import dev.lintel.sql.Shape.Column;
import dev.lintel.sql.Shape.TableUse.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a repository method's return type says about its rows.
final class Results {
    private static final Set<String> WRAPPERS = Set.of(
            "Mono",
            "Uni",
            "CompletableFuture",
            "Future",
            "ListenableFuture",
            "CompletionStage",
            "Single",
            "Maybe",
            "EntityResponse");
    private static final Set<String> PAGES = Set.of("Page", "Slice", "Window", "GeoPage", "PageImpl");
    private static final Set<String> MANY = Set.of(
            "List",
            "Set",
            "Collection",
            "Iterable",
            "Streamable",
            "Flux",
            "Map",
            "SortedSet",
            "Queue",
            "ArrayList",
            "HashSet",
            "Iterator",
            "Multi",
            "Flowable",
            "Observable",
            "Flow",
            "ImmutableList",
            "ImmutableSet",
            "Seq",
            "GeoResults",
            "LinkedHashSet");
    private static final Set<String> NUMBERS = Set.of(
            "int",
            "long",
            "short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Number",
            "java.lang.Short",
            "java.math.BigInteger");

    private Results() {}

    static Gives gives(Type returns) {
        Type type = unwrapped(returns);
        String erased = type.erasure();
        String simple = Entities.simple(erased);
        if (erased.equals("void") || erased.equals("java.lang.Void")) {
            return Gives.NOTHING;
        }
        if (erased.equals("boolean") || erased.equals("java.lang.Boolean")) {
            return Gives.BOOLEAN;
        }
        if (NUMBERS.contains(erased)) {
            return Gives.NUMBER;
        }
        if (PAGES.contains(simple)) {
            return Gives.PAGE;
        }
        if (simple.equals("Stream")) {
            return Gives.STREAM;
        }
        return type instanceof Type.Array || MANY.contains(simple) ? Gives.MANY : Gives.ONE;
    }

    private static Type unwrapped(Type type) {
        return WRAPPERS.contains(Entities.simple(type.erasure()))
                ? type.argument(0).orElse(type)
                : type;
    }

    /// The type of one row.
    static Type element(Type returns) {
        Type type = unwrapped(returns);
        if (type instanceof Type.Array array) {
            return array.element();
        }
        String simple = Entities.simple(type.erasure());
        boolean holds =
                MANY.contains(simple) || PAGES.contains(simple) || simple.equals("Stream") || simple.equals("Optional");
        Type element = holds ? type.argument(0).orElse(type) : type;
        return element instanceof Type.Wildcard wildcard ? wildcard.upper().orElse(Type.OBJECT) : element;
    }

    /// Whether a row is narrower than the entity: an interface or record of the target that is not mapped.
    static Optional<TypeDeclaration> projection(Type returns, Entities entities, Program program) {
        Type element = element(returns);
        return program.type(element.erasure())
                .filter(type -> type.origin().isPresent()
                        && entities.ofType(type.name()).isEmpty())
                .filter(type -> type.kind() == Kind.INTERFACE || type.kind() == Kind.RECORD)
                .filter(type ->
                        !entities.all().stream().anyMatch(entity -> inherits(program, entity.type(), type.name())));
    }

    private static boolean inherits(Program program, String type, String ancestor) {
        return program.inherits(type, ancestor) == Program.Answer.YES;
    }

    /// The columns of a projection; empty when one of its properties is computed or not mapped.
    static List<Column> columns(TypeDeclaration projection, Entity entity, Joins joins) {
        List<Column> columns = new ArrayList<>();
        List<String> names = projection.kind() == Kind.RECORD
                ? projection.fields().stream().map(Field::name).toList()
                : projection.methods().stream()
                        .filter(method -> method.parameters().isEmpty()
                                && method.annotations().isEmpty()
                                && !method.hasBody())
                        .map(method -> property(method.name()))
                        .toList();
        for (String name : names) {
            List<Column> found = joins.columns(entity, "", List.of(name), Role.JOINED);
            if (found.isEmpty()) {
                return List.of();
            }
            columns.addAll(found);
        }
        return columns;
    }

    private static String property(String getter) {
        int start = getter.startsWith("get") ? 3 : getter.startsWith("is") ? 2 : 0;
        return getter.length() > start
                ? Character.toLowerCase(getter.charAt(start)) + getter.substring(start + 1)
                : getter;
    }
}
