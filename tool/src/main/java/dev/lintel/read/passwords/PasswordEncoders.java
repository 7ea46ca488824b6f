package dev.lintel.read.passwords;

import dev.lintel.code.Annotation;
import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.PasswordEncoding;
import dev.lintel.graph.PasswordEncoding.Strength;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads which encoders are made into beans or handed to the authentication. One that only stands in the map of a
/// delegating encoder reads old hashes and is no fault.
public final class PasswordEncoders implements Framework {
    private static final String CRYPTO = "org.springframework.security.crypto.password.";
    private static final String OLD = "org.springframework.security.authentication.encoding.";
    private static final Map<String, Strength> WEAK = Map.of(
            CRYPTO + "NoOpPasswordEncoder", Strength.NONE,
            CRYPTO + "MessageDigestPasswordEncoder", Strength.FAST,
            CRYPTO + "StandardPasswordEncoder", Strength.FAST,
            CRYPTO + "LdapShaPasswordEncoder", Strength.FAST,
            CRYPTO + "Md4PasswordEncoder", Strength.FAST,
            OLD + "PlaintextPasswordEncoder", Strength.NONE,
            OLD + "Md5PasswordEncoder", Strength.FAST,
            OLD + "ShaPasswordEncoder", Strength.FAST);
    private static final Set<String> WEAK_IDS =
            Set.of("noop", "ldap", "md4", "md5", "sha", "sha-1", "sha-256", "sha-512", "sha256", "sha512");
    private static final Set<String> FACTORIES = Set.of(
            "org.springframework.context.annotation.Bean",
            "jakarta.enterprise.inject.Produces",
            "javax.enterprise.inject.Produces");
    private static final Set<String> STEREOTYPES = Set.of(
            "org.springframework.stereotype.Component",
            "jakarta.enterprise.context.ApplicationScoped",
            "javax.enterprise.context.ApplicationScoped");
    private static final Set<String> TAKES = Set.of("passwordEncoder", "setPasswordEncoder");
    private static final int DEEPEST = 3;
    private static final List<String> TRIAL_PROFILES = List.of("test", "dev", "local", "demo");

    @Override
    public String name() {
        return "password encoders";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        return new Reading(program).facts();
    }

    /// One reading of one program.
    private static final class Reading {
        private final Program program;
        private final Annotations annotations;
        private final Constants constants;
        private final OwnEncoders own;

        Reading(Program program) {
            this.program = program;
            this.annotations = new Annotations(program);
            this.constants = new Constants(program);
            this.own = new OwnEncoders(program);
        }

        Stream<Fact> facts() {
            Map<Span, Fact> found = new LinkedHashMap<>();
            own.all().values().stream()
                    .filter(each -> annotations
                            .find(each.type().annotations(), STEREOTYPES)
                            .isPresent())
                    .filter(each -> !onTrial(each.type().annotations()))
                    .forEach(each -> found.put(
                            each.encoding().at(),
                            new Fact.EncodesPasswords(each.type().name(), each.encoding())));
            Set<Body> handing = Collections.newSetFromMap(new IdentityHashMap<>());
            program.bodiesCalling(TAKES).forEach(handing::add);
            program.bodies().forEach(body -> {
                String owner = body.method().owner();
                Stream.concat(made(body), handing.contains(body) ? handed(body) : Stream.empty())
                        .forEach(encoding ->
                                found.putIfAbsent(encoding.at(), new Fact.EncodesPasswords(owner, encoding)));
            });
            return found.values().stream();
        }

        /// What is handed to the authentication, as far as it is weak.
        private Stream<PasswordEncoding> handed(Body body) {
            return Walk.calls(body.block())
                    .filter(call -> TAKES.contains(call.name()))
                    .flatMap(call -> call.arguments().stream())
                    .flatMap(each -> judge(each, body, DEEPEST).stream());
        }

        /// What a factory method of encoders returns.
        private Stream<PasswordEncoding> made(Body body) {
            Optional<Method> method = program.method(body.method()).filter(this::makesEncoder);
            boolean real = method.isPresent()
                    && !onTrial(method.get().annotations())
                    && program.type(body.method().owner())
                            .filter(each -> onTrial(each.annotations()))
                            .isEmpty();
            if (!real) {
                return Stream.empty();
            }
            List<PasswordEncoding> weak = Walk.all(body.block(), Statement.Return.class)
                    .flatMap(leave -> leave.value().stream())
                    .flatMap(each -> judge(each, body, DEEPEST).stream())
                    .toList();
            return weak.isEmpty()
                    ? Stream.of(new PasswordEncoding(
                            method.get().name(), Strength.OTHER, method.get().at()))
                    : weak.stream();
        }

        private boolean makesEncoder(Method method) {
            return annotations.find(method.annotations(), FACTORIES).isPresent()
                    && (method.returns().erasure().endsWith("PasswordEncoder")
                            || own.all().containsKey(method.returns().erasure()));
        }

        private Optional<PasswordEncoding> judge(Expression encoder, Body body, int left) {
            return switch (encoder) {
                case Expression.Variable variable -> assigned(variable, body).flatMap(each -> judge(each, body, left));
                case Expression.Cast cast -> judge(cast.operand(), body, left);
                case Call call
                when call.name().equals("getInstance") -> library(call.callee().owner(), body.at(call));
                case Call call -> returned(call, left);
                case Expression.New made
                when made.anonymous().isPresent() -> ofOwn(made.anonymous().get());
                case Expression.New made
                when made.type().erasure().equals(CRYPTO + "DelegatingPasswordEncoder") -> delegating(made, body);
                case Expression.New made ->
                    library(made.type().erasure(), body.at(made))
                            .or(() -> ofOwn(made.type().erasure()));
                default -> Optional.empty();
            };
        }

        /// What a method of the target's own gives.
        private Optional<PasswordEncoding> returned(Call call, int left) {
            Optional<Body> called =
                    left == 0 ? Optional.empty() : call.callee().method().flatMap(program::body);
            return called.stream()
                    .flatMap(inner -> Walk.all(inner.block(), Statement.Return.class)
                            .flatMap(leave -> leave.value().stream())
                            .flatMap(each -> judge(each, inner, left - 1).stream()))
                    .findFirst();
        }

        private static Optional<Expression> assigned(Expression.Variable variable, Body body) {
            List<Expression> values = Walk.all(body.block(), Statement.Local.class)
                    .filter(local -> local.name().equals(variable.name()))
                    .flatMap(local -> local.value().stream())
                    .filter(value -> !(value instanceof Expression.Variable))
                    .toList();
            return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
        }

        private static Optional<PasswordEncoding> library(String type, Span at) {
            return Optional.ofNullable(WEAK.get(type))
                    .map(strength -> new PasswordEncoding(type.substring(type.lastIndexOf('.') + 1), strength, at));
        }

        private Optional<PasswordEncoding> ofOwn(String type) {
            return Optional.ofNullable(own.all().get(type))
                    .map(OwnEncoders.Own::encoding)
                    .filter(each -> each.strength() != Strength.OTHER);
        }

        /// Its first argument names the encoder of new passwords.
        private Optional<PasswordEncoding> delegating(Expression.New made, Body body) {
            return made.arguments().stream()
                    .findFirst()
                    .flatMap(constants::text)
                    .filter(id -> WEAK_IDS.contains(id.toLowerCase(Locale.ROOT)))
                    .map(id -> new PasswordEncoding(
                            "DelegatingPasswordEncoder with {" + id + "}",
                            id.equals("noop") ? Strength.NONE : Strength.FAST,
                            body.at(made)));
        }

        /// `@Profile("test")`: nobody's real password gets there.
        private boolean onTrial(List<Annotation> declared) {
            return annotations.find(declared, "org.springframework.context.annotation.Profile").stream()
                    .flatMap(found -> found.value("value").stream())
                    .flatMap(value -> constants.texts(value).values().stream())
                    .anyMatch(
                            profile -> TRIAL_PROFILES.stream().anyMatch(profile.toLowerCase(Locale.ROOT)::startsWith));
        }
    }
}
