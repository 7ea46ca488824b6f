package dev.lintel.read.clients;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Field;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Client;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the types whose every call leaves the process: Feign clients, Spring's HTTP interfaces, MicroProfile REST
/// clients, Dubbo references, gRPC stubs.
public final class RemoteTypes implements Framework {
    private static final String[] FEIGN = {
        "org.springframework.cloud.openfeign.FeignClient", "org.springframework.cloud.netflix.feign.FeignClient"
    };
    private static final String MICRO_PROFILE = "org.eclipse.microprofile.rest.client.inject.RegisterRestClient";
    private static final String EXCHANGE = "org.springframework.web.service.annotation.HttpExchange";
    private static final Set<String> EXCHANGES =
            Set.of("HttpExchange", "GetExchange", "PostExchange", "PutExchange", "PatchExchange", "DeleteExchange");
    private static final String IMPORTED = "org.springframework.web.service.registry.ImportHttpServices";
    private static final String MAKES_PROXY = "createClient";
    private static final Set<String> REFERENCES = Set.of(
            "org.apache.dubbo.config.annotation.DubboReference",
            "org.apache.dubbo.config.annotation.Reference",
            "com.alibaba.dubbo.config.annotation.Reference");

    @Override
    public String name() {
        return "remote interfaces";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        return new Reading(program).facts().stream();
    }

    /// One reading of one program.
    private static final class Reading {
        private final Program program;
        private final Annotations annotations;
        private final Constants constants;
        private final Clients clients;
        private final Sources sources;
        private final Map<String, Fact.RemoteType> found = new LinkedHashMap<>();
        private final List<Fact> open = new ArrayList<>();

        Reading(Program program) {
            this.program = program;
            this.annotations = new Annotations(program);
            this.constants = new Constants(program);
            this.sources = new Sources(program);
            this.clients = new Clients(sources);
        }

        List<Fact> facts() {
            List<TypeDeclaration> exchanges = new ArrayList<>();
            for (TypeDeclaration type : program.types()) {
                if (type.isMain()) {
                    type(type, exchanges);
                    type.fields().forEach(field -> field(field, type));
                }
            }
            if (!exchanges.isEmpty()) {
                exchanges(exchanges);
            }
            List<Fact> all = new ArrayList<>(found.values());
            all.addAll(open);
            return all;
        }

        private void type(TypeDeclaration type, List<TypeDeclaration> exchanges) {
            if (type.kind() != Kind.INTERFACE) {
                return;
            }
            Optional<Annotations.Found> feign = annotations.on(type, FEIGN);
            feign.ifPresent(mark -> feign(type, mark));
            annotations.on(type, MICRO_PROFILE).ifPresent(mark -> {
                String key = mark.value("configKey").flatMap(constants::text).orElse(type.name());
                add(type.name(), "MicroProfile REST client", made(type), key, type);
            });
            boolean exchange = annotations.on(type, EXCHANGE).isPresent()
                    || type.methods().stream()
                            .flatMap(method -> method.annotations().stream())
                            .anyMatch(each -> EXCHANGES.contains(each.simpleName()));
            if (exchange
                    && feign.isEmpty()
                    && program.subtypes(type.name()).stream().noneMatch(Reading::isClass)) {
                exchanges.add(type);
            }
        }

        /// A controller may implement the same interface; then it is no client here.
        private static boolean isClass(TypeDeclaration type) {
            return type.isMain() && type.kind() == Kind.CLASS;
        }

        private static Definition made(TypeDeclaration type) {
            return new Definition(List.of(), Set.of(), Set.of(), Optional.empty(), type.at(), type.simpleName());
        }

        private void feign(TypeDeclaration type, Annotations.Found mark) {
            String name = mark.value("contextId", "name", "value")
                    .flatMap(constants::text)
                    .orElse("");
            List<Injection.Factory> options =
                    clients.definitions().injection().makersOf("feign.Request.Options", "", List.of());
            Definition itself = made(type);
            if (options.size() == 1) {
                Definition set = clients.definitions().of(options.getFirst());
                itself = new Definition(set.parts(), Set.of(), Set.of(), set.unread(), type.at(), type.simpleName());
            } else if (options.size() > 1) {
                itself = new Definition(
                        List.of(),
                        Set.of(),
                        Set.of(),
                        Optional.of("several beans of feign.Request.Options exist"),
                        type.at(),
                        type.simpleName());
            }
            add(type.name(), "Feign", itself, name, type);
        }

        private void field(Field field, TypeDeclaration owner) {
            String type = field.type().erasure();
            if (type.endsWith("Stub") && type.contains("Grpc.")) {
                add(
                        type,
                        "gRPC",
                        new Definition(List.of(), Set.of(), Set.of(), deadlines(owner), field.at(), field.name()),
                        "",
                        owner);
            } else if (field.annotations().stream().anyMatch(each -> REFERENCES.contains(each.type()))) {
                boolean own = field.annotations().stream()
                        .anyMatch(each -> each.value("timeout").isPresent());
                Optional<String> unread =
                        own ? Optional.of("the reference has a timeout of its own") : Optional.empty();
                add(
                        type,
                        "Dubbo",
                        new Definition(List.of(), Set.of(), Set.of(), unread, field.at(), field.name()),
                        "",
                        owner);
            }
        }

        /// Deadlines are given call by call; where a class uses any, its stubs are not judged as a whole.
        private Optional<String> deadlines(TypeDeclaration owner) {
            boolean any = sources.of(owner).stream()
                    .flatMap(code -> code.calls().stream())
                    .anyMatch(call -> call.name().startsWith("withDeadline"));
            return any ? Optional.of("deadlines are given call by call") : Optional.empty();
        }

        private void exchanges(List<TypeDeclaration> interfaces) {
            Map<String, String> groups = groups();
            Map<String, Definition> proxies = new HashMap<>();
            program.bodiesCalling(Set.of(MAKES_PROXY))
                    .forEach(body -> sources.of(body)
                            .ifPresent(code -> code.calls().stream()
                                    .filter(Reading::makesProxy)
                                    .forEach(call -> proxied(call, code, proxies))));
            for (TypeDeclaration type : interfaces) {
                if (groups.containsKey(type.name())) {
                    add(type.name(), "Spring Boot HTTP interface", made(type), groups.get(type.name()), type);
                } else {
                    Definition proxy = proxies.getOrDefault(
                            type.name(),
                            new Definition(
                                    List.of(),
                                    Set.of(),
                                    Set.of(),
                                    Optional.of("its proxy was not found"),
                                    type.at(),
                                    type.simpleName()));
                    add(type.name(), library(proxy), proxy, "", type);
                }
            }
        }

        private static boolean makesProxy(Call call) {
            return call.name().equals(MAKES_PROXY) && call.arguments().size() == 1;
        }

        private static String library(Definition proxy) {
            if (proxy.builders().stream().anyMatch(each -> each.endsWith("RestClient.Builder"))) {
                return "Spring Boot RestClient.Builder";
            } else if (proxy.builders().stream().anyMatch(each -> each.endsWith("WebClient.Builder"))) {
                return "Spring Boot WebClient.Builder";
            }
            boolean reactive = proxy.ingredients().stream().anyMatch(each -> each.endsWith("WebClient"));
            return reactive ? "WebClient" : "RestClient";
        }

        private void proxied(Call call, Code code, Map<String, Definition> proxies) {
            if (call.receiver().isPresent() && call.arguments().getFirst() instanceof Expression.ClassLiteral literal) {
                Definition made = clients.definitions().of(call.receiver().get(), code);
                String type = literal.named().erasure();
                proxies.putIfAbsent(
                        type,
                        new Definition(
                                made.parts(),
                                made.ingredients(),
                                made.builders(),
                                made.unread(),
                                made.at(),
                                type.substring(type.lastIndexOf('.') + 1)));
            }
        }

        /// Interfaces that Spring Boot 4 imports, with their group, `default` unless named.
        private Map<String, String> groups() {
            Map<String, String> groups = new HashMap<>();
            for (TypeDeclaration type : program.types()) {
                if (type.isMain()) {
                    for (Annotations.Found mark : annotations.all(type.annotations(), Set.of(IMPORTED))) {
                        String group =
                                mark.value("group").flatMap(constants::text).orElse("default");
                        mark.value("types", "value")
                                .ifPresent(value ->
                                        constants.classes(value).values().forEach(name -> groups.put(name, group)));
                    }
                }
            }
            return groups;
        }

        private void add(String type, String library, Definition definition, String name, TypeDeclaration near) {
            Client.Kind kind = library.equals("gRPC") || library.equals("Dubbo") ? Client.Kind.RPC : Client.Kind.HTTP;
            Clients.Made made = clients.of(kind, library, definition, name, near.module());
            if (found.putIfAbsent(type, new Fact.RemoteType(type, made.client())) == null) {
                made.open().ifPresent(open::add);
            }
        }
    }
}
