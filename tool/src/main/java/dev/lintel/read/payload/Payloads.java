package dev.lintel.read.payload;

import dev.lintel.code.Field;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.graph.Endpoint.Answer.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Takes the wrappers off a type: response entities, futures, publishers, collections, pages, and the project's own
/// generic envelopes (`Result<List<Order>>`), which are recognised by a field of the type parameter.
public final class Payloads {
    private static final int DEPTH = 8;

    private static final Set<String> ONE_INSIDE = Set.of(
            "org.springframework.http.ResponseEntity",
            "org.springframework.http.HttpEntity",
            "org.springframework.http.RequestEntity",
            "org.springframework.hateoas.EntityModel",
            "org.springframework.hateoas.Resource",
            "org.springframework.util.concurrent.ListenableFuture",
            "org.springframework.web.context.request.async.DeferredResult",
            "org.springframework.web.context.request.async.WebAsyncTask",
            "org.springframework.http.codec.ServerSentEvent",
            "reactor.core.publisher.Mono",
            "io.reactivex.Single",
            "io.reactivex.Maybe",
            "io.reactivex.rxjava3.core.Single",
            "io.reactivex.rxjava3.core.Maybe",
            "io.smallrye.mutiny.Uni",
            "org.jboss.resteasy.reactive.RestResponse",
            "io.micronaut.http.HttpResponse",
            "io.micronaut.http.MutableHttpResponse",
            "com.google.common.util.concurrent.ListenableFuture",
            "graphql.execution.DataFetcherResult",
            "java.util.concurrent.Callable",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Future",
            "java.util.Optional",
            "java.util.function.Supplier");

    private static final Set<String> MANY_INSIDE = Set.of(
            "java.lang.Iterable",
            "java.util.Collection",
            "java.util.List",
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.Set",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.SortedSet",
            "java.util.TreeSet",
            "java.util.Queue",
            "java.util.Deque",
            "java.util.stream.Stream",
            "java.util.Iterator",
            "org.springframework.hateoas.CollectionModel",
            "org.springframework.hateoas.Resources",
            "org.springframework.data.util.Streamable",
            "reactor.core.publisher.Flux",
            "org.reactivestreams.Publisher",
            "io.reactivex.Observable",
            "io.reactivex.Flowable",
            "io.reactivex.rxjava3.core.Observable",
            "io.reactivex.rxjava3.core.Flowable",
            "io.smallrye.mutiny.Multi",
            "graphql.relay.Connection",
            "com.google.common.collect.ImmutableList",
            "com.google.common.collect.ImmutableSet");

    private static final Set<String> PAGE_INSIDE = Set.of(
            "org.springframework.data.domain.Page",
            "org.springframework.data.domain.PageImpl",
            "org.springframework.data.domain.Slice",
            "org.springframework.data.domain.Window",
            "org.springframework.data.web.PagedModel",
            "org.springframework.hateoas.PagedModel",
            "org.springframework.hateoas.PagedResources",
            "org.springframework.data.geo.GeoPage",
            "io.micronaut.data.model.Page",
            "io.micronaut.data.model.Slice",
            "com.github.pagehelper.Page",
            "com.github.pagehelper.PageInfo",
            "com.baomidou.mybatisplus.core.metadata.IPage",
            "com.baomidou.mybatisplus.extension.plugins.pagination.Page");

    private static final Set<String> BYTES = Set.of(
            "org.springframework.web.servlet.mvc.method.annotation.SseEmitter",
            "org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter",
            "org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody",
            "org.springframework.core.io.Resource",
            "org.springframework.core.io.InputStreamResource",
            "org.springframework.core.io.ByteArrayResource",
            "jakarta.ws.rs.core.StreamingOutput",
            "javax.ws.rs.core.StreamingOutput",
            "java.io.InputStream",
            "java.io.File");

    private static final Set<String> SAYS_NOTHING =
            Set.of("java.lang.Object", "jakarta.ws.rs.core.Response", "javax.ws.rs.core.Response", "");

    /// How envelopes of company libraries are called; their fields are private and so not known.
    private static final List<String> ENVELOPES = List.of("Response", "Result", "Resp", "Reply", "Envelope");

    private final Program program;

    public Payloads(Program program) {
        this.program = program;
    }

    public Payload of(Type type) {
        return of(type, 0);
    }

    private Payload of(Type type, int depth) {
        if (depth > DEPTH) {
            return Payload.UNKNOWN;
        }
        return switch (type) {
            case Type.Primitive primitive ->
                primitive.name().equals("void") ? Payload.NOTHING : new Payload(primitive.name(), Shape.ONE);
            case Type.Array array ->
                array.element() instanceof Type.Primitive
                        ? new Payload(array.erasure(), Shape.ONE)
                        : new Payload(of(array.element(), depth + 1).type(), Shape.MANY);
            case Type.Wildcard wildcard ->
                wildcard.upper().map(it -> of(it, depth + 1)).orElse(Payload.UNKNOWN);
            case Type.Variable variable -> of(variable.bound(), depth + 1);
            case Type.Unknown _ -> Payload.UNKNOWN;
            case Type.Declared declared -> declared(declared, depth);
        };
    }

    private Payload declared(Type.Declared type, int depth) {
        String name = type.name();
        if (name.equals("java.lang.Void") || name.equals("org.springframework.http.HttpStatus")) {
            return Payload.NOTHING;
        }
        if (SAYS_NOTHING.contains(name)) {
            return Payload.UNKNOWN;
        }
        if (BYTES.contains(name)) {
            return new Payload(name, Shape.STREAM);
        }
        if (ONE_INSIDE.contains(name)) {
            return inside(type, depth);
        }
        if (MANY_INSIDE.contains(name)) {
            return new Payload(inside(type, depth).type(), Shape.MANY);
        }
        if (PAGE_INSIDE.contains(name)) {
            return new Payload(inside(type, depth).type(), Shape.PAGE);
        }
        return envelope(type, depth).orElseGet(() -> new Payload(name, Shape.ONE));
    }

    private Payload inside(Type.Declared type, int depth) {
        return type.argument(0).map(it -> of(it, depth + 1)).orElse(Payload.UNKNOWN);
    }

    /// A generic class of the sources with a field of its type parameter, or with a list of it.
    private Optional<Payload> envelope(Type.Declared type, int depth) {
        Optional<TypeDeclaration> declaration = program.type(type.name())
                .filter(it -> it.origin().isPresent() && !it.typeParameters().isEmpty());
        if (declaration.isEmpty()) {
            boolean named = type.arguments().size() == 1 && ENVELOPES.stream().anyMatch(type.name()::endsWith);
            return named ? Optional.of(inside(type, depth)) : Optional.empty();
        }
        for (int i = 0; i < declaration.get().typeParameters().size(); i++) {
            String variable = declaration.get().typeParameters().get(i).name();
            Optional<Type> argument = type.argument(i);
            Optional<Field> carrier = carrier(declaration.get(), variable);
            if (carrier.isEmpty()) {
                continue;
            }
            if (argument.isEmpty()) {
                return Optional.of(Payload.UNKNOWN);
            }
            Payload inner = of(argument.get(), depth + 1);
            if (isVariable(carrier.get().type(), variable)) {
                return Optional.of(inner);
            }
            return Optional.of(new Payload(inner.type(), counts(declaration.get()) ? Shape.PAGE : Shape.MANY));
        }
        return Optional.empty();
    }

    private Optional<Field> carrier(TypeDeclaration declaration, String variable) {
        return declaration.fields().stream()
                .filter(field -> isVariable(field.type(), variable)
                        || field.type() instanceof Type.Declared many
                                && MANY_INSIDE.contains(many.name())
                                && many.argument(0)
                                        .filter(it -> isVariable(it, variable))
                                        .isPresent())
                .findFirst();
    }

    private static boolean isVariable(Type type, String name) {
        return type instanceof Type.Variable variable && variable.name().equals(name);
    }

    /// A page knows how many there are in all, or which page it is.
    private static boolean counts(TypeDeclaration declaration) {
        return declaration.fields().stream()
                .filter(field -> List.of("int", "long", "java.lang.Integer", "java.lang.Long")
                        .contains(field.type().erasure()))
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.contains("total") || name.contains("page") || name.contains("offset"));
    }
}
