package dev.lintel.code.value;

import dev.lintel.code.Type;
import java.util.Set;

/// Knows by name which library types hold values, so that a lambda's parameter and an element's origin can be told.
public final class Containers {
    private static final Set<String> MANY = Set.of(
            "java.lang.Iterable",
            "java.util.Collection",
            "java.util.List",
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.Set",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.SortedSet",
            "java.util.SequencedCollection",
            "java.util.Queue",
            "java.util.Deque",
            "java.util.ArrayDeque",
            "java.util.Iterator",
            "java.util.Map",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.stream.Stream",
            "java.util.stream.IntStream",
            "java.util.stream.LongStream",
            "org.springframework.data.domain.Page",
            "org.springframework.data.domain.Slice",
            "org.springframework.data.util.Streamable",
            "reactor.core.publisher.Flux",
            "io.reactivex.rxjava3.core.Flowable",
            "io.smallrye.mutiny.Multi");
    private static final Set<String> ONE = Set.of(
            "java.util.Optional",
            "reactor.core.publisher.Mono",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Future",
            "io.smallrye.mutiny.Uni",
            "io.vavr.control.Option",
            "io.vavr.control.Try");

    private Containers() {}

    /// A collection, stream, page, map, array, or many values over time.
    public static boolean many(Type type) {
        return type instanceof Type.Array || MANY.contains(type.erasure());
    }

    /// At most one value, now or later.
    public static boolean one(Type type) {
        return ONE.contains(type.erasure());
    }
}
