package dev.lintel.read.clients;

import dev.lintel.code.Annotation;
import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.FieldAccess;
import dev.lintel.code.Expression.New;
import dev.lintel.code.Expression.Variable;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Node;
import dev.lintel.code.Parameter;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.read.clients.Definition.Part;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows a client back to the code that makes it: over variables, fields, own methods, constructor parameters and
/// factory methods of beans. What cannot be followed leaves the definition unread in part, never guessed.
final class Definitions {
    private static final int DEEPEST = 10;
    private static final int MOST_PARTS = 2_000;
    private static final List<String> FOLLOWED = List.of(
            "org.springframework.http.",
            "org.springframework.web.client.",
            "org.springframework.web.reactive.function.client.",
            "org.springframework.web.service.",
            "org.springframework.boot.",
            "org.springframework.mail.",
            "java.net.",
            "javax.net.ssl.HttpsURLConnection",
            "java.util.Properties",
            "okhttp3.",
            "retrofit2.",
            "org.apache.http.",
            "org.apache.hc.",
            "reactor.netty.",
            "feign.",
            "cn.hutool.http.",
            "jakarta.ws.rs.client.",
            "javax.ws.rs.client.",
            "jakarta.mail.",
            "javax.mail.");
    private static final Set<String> VALUES =
            Set.of("java.net.URI", "java.net.URL", "org.springframework.http.HttpHeaders");
    private static final Set<String> READY_MADE = Set.of(
            "org.springframework.boot.web.client.RestTemplateBuilder",
            "org.springframework.boot.restclient.RestTemplateBuilder",
            "org.springframework.web.client.RestClient.Builder",
            "org.springframework.web.reactive.function.client.WebClient.Builder",
            "org.springframework.mail.javamail.JavaMailSender",
            "org.springframework.mail.javamail.JavaMailSenderImpl",
            "org.springframework.mail.MailSender");
    /// Beans that change what a ready-made builder builds.
    private static final List<String> CUSTOMIZERS = List.of(
            "org.springframework.boot.web.client.RestTemplateCustomizer",
            "org.springframework.boot.restclient.RestTemplateCustomizer",
            "org.springframework.boot.web.client.RestClientCustomizer",
            "org.springframework.boot.restclient.RestClientCustomizer",
            "org.springframework.boot.web.reactive.function.client.WebClientCustomizer",
            "org.springframework.boot.webclient.WebClientCustomizer",
            "org.springframework.boot.http.client.ClientHttpRequestFactorySettings",
            "org.springframework.boot.http.client.HttpClientSettings",
            "org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder",
            "org.springframework.http.client.ClientHttpRequestFactory");

    private final Sources sources;
    private final Injection injection;

    Definitions(Sources sources) {
        this.sources = sources;
        this.injection = new Injection(sources.program());
    }

    Injection injection() {
        return injection;
    }

    Definition of(Expression client, Code code) {
        return new Search().follow(List.of(client), code, code.at(client));
    }

    /// What stands in the arguments of a call, for requests that bring their own limits.
    Definition ofArguments(Call call, Code code) {
        return new Search().follow(call.arguments(), code, code.at(call));
    }

    /// What a factory method of beans makes.
    Definition of(Injection.Factory factory) {
        Span at = factory.method().at();
        Optional<Code> code = sources.of(factory.method().id());
        return code.isEmpty()
                ? new Definition(
                        List.of(), Set.of(), Set.of(), Optional.of("its factory method has no code here"), at, "")
                : new Search().follow(code.get().returned(), code.get(), at);
    }

    /// A bean is called as its factory method, anything else after the class that makes it.
    private String name(Code code) {
        return code.method()
                .filter(injection::isFactory)
                .map(Method::name)
                .orElseGet(() -> code.owner().simpleName());
    }

    private static boolean isFollowed(Type type) {
        String name = type.erasure();
        return name.isEmpty() || (!VALUES.contains(name) && FOLLOWED.stream().anyMatch(name::startsWith));
    }

    /// One way back, with all its branches.
    private final class Search {
        private final List<Part> parts = new ArrayList<>();
        private final Set<String> ingredients = new LinkedHashSet<>();
        private final Set<String> builders = new LinkedHashSet<>();
        private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Set<Named> names = new HashSet<>();
        private @Nullable String unread;
        private @Nullable Span at;
        private @Nullable Code maker;

        private record Named(Code code, String variable) {}

        Definition follow(List<? extends Expression> from, Code code, Span otherwise) {
            from.forEach(each -> visit(each, code, 0));
            return new Definition(
                    parts,
                    ingredients,
                    builders,
                    Optional.ofNullable(unread),
                    at == null ? otherwise : at,
                    name(maker == null ? code : maker));
        }

        private void stop(String why) {
            if (unread == null) {
                unread = why;
            }
        }

        private void visit(Expression expression, Code code, int depth) {
            if (depth > DEEPEST || parts.size() > MOST_PARTS) {
                stop("the code that makes it goes too deep");
                return;
            }
            if (!seen.add(expression)) {
                return;
            }
            Expression plain = withoutCasts(expression);
            boolean makes = plain instanceof New || (plain instanceof Call call && !isOwn(call));
            if (at == null && makes) {
                at = code.at(plain);
                maker = code;
            }
            for (Node node : Walk.all(expression)) {
                node(node, code, depth);
            }
        }

        private static Expression withoutCasts(Expression expression) {
            Expression plain = expression;
            while (plain instanceof Expression.Cast cast) {
                plain = cast.operand();
            }
            return plain;
        }

        private boolean isOwn(Call call) {
            return sources.isSource(call.callee().owner());
        }

        private void node(Node node, Code code, int depth) {
            switch (node) {
                case Call call -> {
                    parts.add(new Part(call, code));
                    ingredients.add(call.callee().owner());
                    if (isOwn(call) && isFollowed(call.type())) {
                        result(call.callee(), depth);
                    }
                }
                case New made -> {
                    parts.add(new Part(made, code));
                    ingredients.add(made.type().erasure());
                    ownClass(made);
                }
                case Expression.MethodReference reference -> {
                    ingredients.add(reference.callee().owner());
                    if (sources.isSource(reference.callee().owner())) {
                        result(reference.callee(), depth);
                    }
                }
                case Variable variable when isFollowed(variable.type()) -> variable(variable, code, depth);
                case FieldAccess field when isFollowed(field.type()) -> field(field, code, depth);
                default -> {}
            }
        }

        private void result(Callee callee, int depth) {
            Optional<Code> body = callee.method().flatMap(sources::of);
            if (body.isEmpty()) {
                stop("`" + callee.name() + "` could not be followed");
                return;
            }
            if (seen.add(body.get())) {
                body.get().returned().forEach(value -> visit(value, body.get(), depth + 1));
            }
        }

        /// A class of the target that extends one of the library's may set anything.
        private void ownClass(New made) {
            String type = made.type().erasure();
            if (sources.isSource(type) && made.anonymous().isEmpty()) {
                sources.program().supertypes(type).forEach(each -> ingredients.add(each.name()));
                if (sources.program().supertypes(type).stream().anyMatch(Definitions::isLibrary)) {
                    stop("`" + type.substring(type.lastIndexOf('.') + 1) + "` is a class of its own");
                }
            }
        }

        private void variable(Variable variable, Code code, int depth) {
            List<Expression> values = code.assigned(variable);
            if (!names.add(new Named(code, variable.name())) || depth > DEEPEST) {
                return;
            }
            for (Call call : code.calledOn(variable)) {
                if (seen.add(call)) {
                    parts.add(new Part(call, code));
                    call.arguments().forEach(argument -> visit(argument, code, depth + 1));
                }
            }
            values.forEach(value -> visit(value, code, depth + 1));
            if (values.isEmpty()) {
                code.method()
                        .flatMap(method -> parameter(method, variable.name()))
                        .ifPresent(parameter -> parameter(parameter, code, depth));
            }
        }

        private static Optional<Parameter> parameter(Method method, String name) {
            return method.parameters().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
        }

        private void parameter(Parameter parameter, Code code, int depth) {
            Method method = code.method().orElseThrow();
            boolean injected = (method.isConstructor() && injection.isComponent(code.owner()))
                    || injection.isFactory(method)
                    || Injection.isPoint(method.annotations());
            if (injected) {
                injected(parameter.type(), parameter.name(), parameter.annotations(), depth);
            } else if (!parameter.type().erasure().isEmpty()) {
                stop("`" + parameter.name() + "` is handed in by callers");
            }
        }

        private void field(FieldAccess access, Code code, int depth) {
            Optional<TypeDeclaration> declaring = access.owner().isEmpty()
                    ? Optional.of(code.owner())
                    : sources.program()
                            .type(access.owner())
                            .filter(type -> type.origin().isPresent());
            Optional<Field> declared = declaring.flatMap(type -> type.field(access.name()));
            if (declared.isPresent() && seen.add(declared.get())) {
                field(access, declared.get(), declaring.get(), depth);
            }
        }

        private void field(FieldAccess access, Field field, TypeDeclaration owner, int depth) {
            boolean given = false;
            Optional<Expression> initialiser = sources.initialiser(field);
            if (initialiser.isPresent()) {
                given = true;
                visit(initialiser.get(), Code.of(owner, List.of(initialiser.get())), depth + 1);
            }
            for (Code each : sources.of(owner)) {
                for (Expression value : each.assignedToField(access.name())) {
                    given = true;
                    visit(value, each, depth + 1);
                }
                setters(access, each, depth);
            }
            if (!given) {
                unassigned(field, owner, depth);
            }
        }

        private void setters(FieldAccess access, Code code, int depth) {
            for (Call call : code.calledOn(access)) {
                if (call.name().startsWith("set") && seen.add(call)) {
                    parts.add(new Part(call, code));
                    call.arguments().forEach(argument -> visit(argument, code, depth + 1));
                }
            }
        }

        /// Lombok's constructors assign without code that could be seen.
        private void unassigned(Field field, TypeDeclaration owner, int depth) {
            boolean lombok = owner.annotations().stream()
                    .anyMatch(each -> each.simpleName().endsWith("ArgsConstructor")
                            || each.simpleName().equals("Data"));
            boolean injected = Injection.isPoint(field.annotations())
                    || (injection.isComponent(owner)
                            && lombok
                            && field.modifiers().contains(Modifier.FINAL));
            if (injected) {
                injected(field.type(), field.name(), field.annotations(), depth);
            } else {
                stop("nothing that sets `" + field.name() + "` was found");
            }
        }

        private void injected(Type type, String name, List<Annotation> declared, int depth) {
            List<Injection.Factory> makers = injection.makersOf(type.erasure(), name, declared);
            if (makers.size() > 1) {
                stop("several beans may be meant by `" + name + "`");
            } else if (makers.size() == 1) {
                made(makers.getFirst(), depth);
            } else if (READY_MADE.contains(type.erasure())) {
                builders.add(type.erasure());
                customizers(depth);
            } else {
                stop("the bean that `" + name + "` stands for was not found");
            }
        }

        private void made(Injection.Factory factory, int depth) {
            Optional<Code> code = sources.of(factory.method().id());
            if (code.isPresent() && seen.add(code.get())) {
                code.get().returned().forEach(value -> visit(value, code.get(), depth + 1));
            }
        }

        private void customizers(int depth) {
            for (String type : CUSTOMIZERS) {
                injection.makersOf(type, "", List.of()).forEach(factory -> made(factory, depth));
                if (!sources.program().subtypes(type).isEmpty()) {
                    stop("a customizer of the target's own changes it");
                }
            }
        }
    }

    private static boolean isLibrary(Type.Declared type) {
        return FOLLOWED.stream().anyMatch(type.name()::startsWith);
    }
}
