package dev.lintel.read.peers;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.graph.Trusting;
import dev.lintel.graph.Trusting.What;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.read.peers.Uses.Use;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads where the check of a server's certificate or of its host name is put out of force: a trust manager that
/// throws nothing, a verifier that always says yes, and the ones that libraries bring for it (JSSE Reference Guide,
/// `X509TrustManager`, `HostnameVerifier`). Code that nothing uses is left out.
public final class TrustedPeers implements Framework {
    private static final Set<String> MANAGERS = Set.of("X509TrustManager", "X509ExtendedTrustManager");
    private static final Map<String, What> OF_LIBRARIES = Map.of(
            "NoopHostnameVerifier", What.ANY_HOST,
            "AllowAllHostnameVerifier", What.ANY_HOST,
            "TrustAllStrategy", What.ANY_CERTIFICATE,
            "InsecureTrustManagerFactory", What.ANY_CERTIFICATE);
    private static final Map<String, What> ASKED = Map.of(
            "HostnameVerifier", What.ANY_HOST,
            "X509HostnameVerifier", What.ANY_HOST,
            "TrustStrategy", What.ANY_CERTIFICATE);
    /// Types of fields that may keep something of the kind.
    private static final Set<String> KEPT = Set.of(
            "X509TrustManager",
            "X509ExtendedTrustManager",
            "TrustManager",
            "TrustManager[]",
            "X509TrustManager[]",
            "HostnameVerifier",
            "X509HostnameVerifier",
            "TrustStrategy");
    private static final Set<String> PREPARING = Set.of(
            "init",
            "trustManager",
            "setHostnameVerifier",
            "setDefaultHostnameVerifier",
            "hostnameVerifier",
            "setSSLHostnameVerifier",
            "loadTrustMaterial",
            "sslSocketFactory",
            "setSSLSocketFactory",
            "setDefaultSSLSocketFactory",
            "getSocketFactory",
            "setSocketFactory");
    /// Calls that take a question whose type may not be known.
    private static final Map<String, What> TAKERS = Map.of(
            "setHostnameVerifier", What.ANY_HOST,
            "setDefaultHostnameVerifier", What.ANY_HOST,
            "hostnameVerifier", What.ANY_HOST,
            "setSSLHostnameVerifier", What.ANY_HOST,
            "loadTrustMaterial", What.ANY_CERTIFICATE);

    @Override
    public String name() {
        return "trusted peers";
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        return new Reading(program).facts();
    }

    /// Something that says yes to everybody, where it is written.
    private record Yes(What what, Span at) {}

    private static final class Reading {
        private final Program program;
        private final Uses uses;
        private final Answers answers;
        private final Map<String, Yes> classes = new HashMap<>();

        Reading(Program program) {
            this.program = program;
            this.uses = new Uses(program);
            this.answers = new Answers(program);
            program.types().stream()
                    .filter(TypeDeclaration::isMain)
                    .forEach(type -> answer(type).ifPresent(yes -> classes.put(type.name(), yes)));
        }

        private Optional<Yes> answer(TypeDeclaration type) {
            List<String> above =
                    type.interfaces().isEmpty() && type.superclass().isEmpty()
                            ? List.of()
                            : program.supertypes(type.name()).stream()
                                    .map(Type.Declared::simpleName)
                                    .toList();
            if (above.stream().anyMatch(MANAGERS::contains)) {
                List<Method> checks = type.methods("checkServerTrusted");
                boolean idle = !checks.isEmpty() && checks.stream().allMatch(method -> answers.isIdle(method.id()));
                return idle
                        ? Optional.of(
                                new Yes(What.ANY_CERTIFICATE, checks.getFirst().at()))
                        : Optional.empty();
            }
            return above.contains("HostnameVerifier")
                    ? type.methods("verify").stream()
                            .filter(method -> method.returns().is("boolean") && answers.isYes(method.id()))
                            .map(method -> new Yes(What.ANY_HOST, method.at()))
                            .findFirst()
                    : Optional.empty();
        }

        Stream<Fact> facts() {
            Stream<Fact> inCode = bodies().flatMap(this::inCode);
            Stream<Fact> inFields = program.types().stream()
                    .filter(TypeDeclaration::isMain)
                    .flatMap(type -> type.fields().stream())
                    .filter(field -> KEPT.contains(Names.simple(field.type().erasure())))
                    .flatMap(this::inField);
            return Stream.concat(inCode, inFields);
        }

        /// Where a connection is prepared, and around the classes that were found. One with a name may be made
        /// anywhere.
        private Stream<Body> bodies() {
            if (classes.keySet().stream().anyMatch(name -> !name.contains("$"))) {
                return program.bodies();
            }
            Set<String> around = classes.keySet().stream().map(uses::outermost).collect(Collectors.toSet());
            Stream<Body> prepares = program.bodiesCalling(PREPARING);
            if (around.isEmpty()) {
                return prepares;
            }
            // a body is as large as its tree: told apart by identity, not by its parts
            Set<Body> all = Collections.newSetFromMap(new IdentityHashMap<>());
            prepares.forEach(all::add);
            return program.bodies()
                    .filter(body -> all.contains(body)
                            || around.contains(uses.outermost(body.method().owner())));
        }

        private Stream<Fact> inCode(Body body) {
            Optional<TypeDeclaration> owner =
                    program.type(body.method().owner()).filter(TypeDeclaration::isMain);
            if (owner.isEmpty() || classes.containsKey(owner.get().name())) {
                return Stream.empty();
            }
            return accepting(body.block(), body)
                    .flatMap(found ->
                            uses.of(body, found.node()).stream().map(use -> fact(owner.get(), found.yes(), use)));
        }

        /// What a field keeps counts where the field is used.
        private Stream<Fact> inField(Field field) {
            Optional<TypeDeclaration> owner = program.type(field.owner());
            Optional<Expression> initialiser = program.initialiser(field);
            if (owner.isEmpty() || initialiser.isEmpty()) {
                return Stream.empty();
            }
            return accepting(initialiser.get(), field)
                    .flatMap(found -> uses.of(field).stream().map(use -> fact(owner.get(), found.yes(), use)));
        }

        private static Fact fact(TypeDeclaration owner, Yes yes, Use use) {
            return new Fact.Trusts(
                    new Trusting(yes.what(), owner.name(), use.process(), use.onlyWhere(), yes.at(), use.at()));
        }

        private record Accepting(Node node, Yes yes) {}

        private Stream<Accepting> accepting(Node code, Body body) {
            return Walk.all(code).stream()
                    .flatMap(node -> yes(node, () -> body.at(node)).map(yes -> new Accepting(node, yes)).stream());
        }

        private Stream<Accepting> accepting(Node code, Field field) {
            return Walk.all(code).stream()
                    .flatMap(node ->
                            yes(node, () -> node.at(field.at().file())).map(yes -> new Accepting(node, yes)).stream());
        }

        /// @param at asked only where something says yes
        private Optional<Yes> yes(Node node, Supplier<Span> at) {
            return switch (node) {
                case Expression.New made -> {
                    Optional<Yes> own = made.anonymous()
                            .or(() -> Optional.of(made.type().erasure()))
                            .map(classes::get);
                    yield own.or(() -> ofLibrary(made.type().erasure(), at));
                }
                case Expression.FieldAccess field ->
                    field.name().equals("ALLOW_ALL_HOSTNAME_VERIFIER")
                            ? Optional.of(new Yes(What.ANY_HOST, at.get()))
                            : field.name().equals("INSTANCE") ? ofLibrary(field.owner(), at) : Optional.empty();
                case Expression.Lambda lambda ->
                    Optional.ofNullable(ASKED.get(Names.simple(lambda.type().erasure())))
                            .filter(_ -> answers.isYes(lambda.body()))
                            .map(what -> new Yes(what, at.get()));
                case Expression.Call call ->
                    Optional.ofNullable(TAKERS.get(call.name()))
                            .filter(_ -> call.arguments().stream()
                                    .anyMatch(each -> each instanceof Expression.Lambda lambda
                                            && !ASKED.containsKey(
                                                    Names.simple(lambda.type().erasure()))
                                            && answers.isYes(lambda.body())))
                            .map(what -> new Yes(what, at.get()));
                default -> Optional.empty();
            };
        }

        private static Optional<Yes> ofLibrary(String type, Supplier<Span> at) {
            return Optional.ofNullable(OF_LIBRARIES.get(Names.simple(type))).map(what -> new Yes(what, at.get()));
        }
    }
}
