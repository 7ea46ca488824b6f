package dev.lintel.practice.abuse;

import dev.lintel.graph.AnyGuard;
import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Guard;
import dev.lintel.graph.Ownership;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a request without a login tries at somebody's account, and the step that shows it.
record Attempt(Kind kind, Path step) {
    enum Kind {
        PASSWORD("checks the password that was sent"),
        CODE("compares the code that was sent"),
        RESET("stores a new password"),
        REGISTER("makes a new account"),
        SEND("sends or stores a code");

        final String says;

        Kind(String says) {
            this.says = says;
        }
    }

    private static final Set<String> VERIFIERS = Set.of("matches", "authenticate", "checkpw", "verify", "verifyHash");
    private static final Set<String> VERIFYING_TYPES = Set.of(
            "AuthenticationManager",
            "BCrypt",
            "AuthenticationProvider",
            "Argon2",
            "PasswordService",
            "Pbkdf2PasswordHash",
            "PasswordHash",
            "IdentityStoreHandler");
    private static final Set<String> CODES = Set.of(
            "otp",
            "pin",
            "code",
            "verifycode",
            "verificationcode",
            "smscode",
            "authcode",
            "onetimecode",
            "logincode",
            "resetcode");
    private static final Set<String> PUZZLES =
            Set.of("code", "captcha", "captchacode", "verifycode", "validatecode", "imagecode", "vcode");
    private static final List<String> SENDING_PATHS = List.of(
            "forgot",
            "resetpassword",
            "passwordreset",
            "otp",
            "sms",
            "verificationcode",
            "verifycode",
            "authcode",
            "sendcode",
            "magiclink");
    /// Where a provider tells what became of a message: nothing is sent from there.
    private static final List<String> REPORTS = List.of("callback", "webhook", "deliveryreport", "receipt");

    /// The gravest thing that the endpoint lets one try; empty when it is about none of these.
    static Optional<Attempt> of(Backend backend, Endpoint endpoint, List<Path> paths) {
        return first(Kind.PASSWORD, paths, checksPassword())
                .or(() -> first(Kind.CODE, paths, comparesCode()))
                .or(() -> first(Kind.REGISTER, paths, path -> insertsAccount(backend, path)))
                .or(() -> first(Kind.RESET, paths, path -> replacesPassword(backend, path)))
                .or(() -> ofCodes(backend, endpoint, paths));
    }

    /// Whoever brings a code asks for no new one: what is written then only says that it was used.
    private static Optional<Attempt> ofCodes(Backend backend, Endpoint endpoint, List<Path> paths) {
        if (!sending(endpoint)) {
            return Optional.empty();
        }
        return takesCode(backend, endpoint)
                ? first(Kind.CODE, paths, path -> searched(path, Attempt::code))
                : first(Kind.SEND, paths, Attempt::sends);
    }

    private static Optional<Attempt> first(Kind kind, List<Path> paths, Predicate<Path> shows) {
        return paths.stream().filter(shows).findFirst().map(path -> new Attempt(kind, path));
    }

    private static Predicate<Path> checksPassword() {
        AnyGuard compared = compared(Attempt::password);
        return path -> verifies(path) || compared.test(path);
    }

    private static boolean verifies(Path path) {
        boolean library = path.step() instanceof Step.Invoke invoke
                && VERIFIERS.contains(invoke.name())
                && verifying(invoke.owner().substring(invoke.owner().lastIndexOf('.') + 1));
        return library || searched(path, Attempt::password);
    }

    /// Whether a row is looked for by what the caller sent for such a column.
    private static boolean searched(Path path, Predicate<String> column) {
        return path.step() instanceof Step.Run run
                && run.query().shape().kind() == Shape.Kind.SELECT
                && run.query().shape().filter().stream()
                        .filter(each ->
                                column.test(each.column().name()) && each.operand() instanceof Operand.Parameter)
                        .anyMatch(each -> fromCaller(path.argument(((Operand.Parameter) each.operand()).name())));
    }

    private static boolean verifying(String simpleOwner) {
        return simpleOwner.endsWith("PasswordEncoder") || VERIFYING_TYPES.contains(simpleOwner);
    }

    private static AnyGuard comparesCode() {
        return compared(Attempt::code);
    }

    private static boolean code(String name) {
        return CODES.contains(plain(name));
    }

    /// Whether the request brings a short code, whatever it is compared with.
    static boolean takesCode(Backend backend, Endpoint endpoint) {
        return endpoint.inputs().stream()
                .anyMatch(input -> CODES.contains(plain(input.name()))
                        || takesCode(backend.bodies().get(input.type())));
    }

    private static boolean takesCode(@Nullable BodyType body) {
        return body != null
                && body.properties().stream().anyMatch(each -> each.read() && CODES.contains(plain(each.name())));
    }

    /// Where it shows: the condition that compares; the step where that is one itself.
    Span at() {
        Optional<Span> compared = step.guards().stream()
                .filter(guard -> switch (kind) {
                    case PASSWORD -> !verifies(step) && compares(guard, Attempt::password);
                    case CODE -> compares(guard, Attempt::code);
                    case RESET, REGISTER, SEND -> false;
                })
                .map(Guard::at)
                .findFirst();
        return compared.orElse(step.at());
    }

    /// Whether control got there by comparing something sent with such a property of a row.
    private static AnyGuard compared(Predicate<String> property) {
        return new AnyGuard(guard -> compares(guard, property));
    }

    private static boolean compares(Guard guard, Predicate<String> property) {
        return guard.condition()
                .comparisons()
                .anyMatch(each -> stored(each.left(), property) && fromCaller(each.right())
                        || stored(each.right(), property) && fromCaller(each.left()));
    }

    private static boolean stored(List<Source> side, Predicate<String> property) {
        return side.stream()
                .anyMatch(source -> source instanceof Source.Row row
                        && !row.path().isEmpty()
                        && property.test(row.path().getLast()));
    }

    /// Whether what is compared is a secret that no person chose: it stands in rows that are no accounts, and
    /// no request that was read sets it.
    boolean isOfNobody(Backend backend, Paths paths) {
        if (kind != Kind.PASSWORD || verifies(step)) {
            return false;
        }
        Map<String, Entity> holders = step.guards().stream()
                .map(Guard::condition)
                .flatMap(Guard.Condition::comparisons)
                .flatMap(each -> Stream.of(each.left(), each.right()).flatMap(List::stream))
                .flatMap(source -> holder(backend, source).stream())
                .collect(Collectors.toMap(Entity::type, Function.identity(), (one, _) -> one));
        Ownership ownership = Ownership.of(backend.schema());
        return !holders.isEmpty()
                && holders.values().stream()
                        .noneMatch(
                                each -> ownership.isUserTable(each.table()) || isSetByRequests(backend, paths, each));
    }

    /// The mapped class that has the password which a source of a row ends in.
    private static Optional<Entity> holder(Backend backend, Source source) {
        if (!(source instanceof Source.Row row)
                || row.path().isEmpty()
                || !password(row.path().getLast())) {
            return Optional.empty();
        }
        Entity entity = backend.entities().get(row.query().entity());
        for (String part : row.path().subList(0, row.path().size() - 1)) {
            if (entity != null && !part.equals("[]") && !part.equals("*")) {
                entity = entity.property(part)
                        .flatMap(Entity.Property::association)
                        .map(association -> backend.entities().get(association.target()))
                        .orElse(null);
            }
        }
        return Optional.ofNullable(entity)
                .filter(each -> each.property(row.path().getLast()).isPresent());
    }

    private static boolean isSetByRequests(Backend backend, Paths paths, Entity entity) {
        return backend.endpoints().stream()
                .anyMatch(endpoint ->
                        !paths.isWhole(endpoint) || paths.of(endpoint).stream().anyMatch(path -> sets(path, entity)));
    }

    private static boolean sets(Path path, Entity entity) {
        return switch (path.step()) {
            case Step.Put put ->
                password(put.property())
                        && entity.property(put.property()).isPresent()
                        && fromCaller(path.argument("value"));
            case Step.Run run ->
                run.query().shape().mutates()
                        && run.query()
                                .shape()
                                .mainTable()
                                .filter(entity.table()::equals)
                                .isPresent()
                        && path.given().anyMatch(source -> source.anyRoot(Source::fromCaller));
            default -> false;
        };
    }

    private static boolean fromCaller(List<Source> side) {
        return Source.anyRoot(side, Source::fromCaller);
    }

    /// Whether a puzzle had to be solved first: something sent under such a name was compared with what is no row.
    boolean behindPuzzle() {
        return kind == Kind.PASSWORD
                && step.guards().stream()
                        .map(Guard::condition)
                        .flatMap(Guard.Condition::comparisons)
                        .anyMatch(each -> puzzle(each.left(), each.right()) || puzzle(each.right(), each.left()));
    }

    private static boolean puzzle(List<Source> sent, List<Source> expected) {
        boolean named = sent.stream()
                .anyMatch(source -> source instanceof Source.Input input
                        && !input.path().isEmpty()
                        && PUZZLES.contains(plain(input.path().getLast())));
        boolean keptHere = expected.isEmpty()
                || expected.stream()
                        .anyMatch(source -> !(source instanceof Source.Row)
                                && !(source instanceof Source.Constant)
                                && !source.fromCaller());
        return named && keptHere;
    }

    private static boolean replacesPassword(Backend backend, Path path) {
        return switch (path.step()) {
            case Step.Put put ->
                password(put.property())
                        && fromCaller(path.argument("value"))
                        && path.argument("this").stream().anyMatch(Source.Row.class::isInstance);
            case Step.Run run ->
                run.query().shape().kind() == Shape.Kind.UPDATE
                        && stores(backend, path).anyMatch(Attempt::password);
            default -> false;
        };
    }

    private static boolean insertsAccount(Backend backend, Path path) {
        return path.step() instanceof Step.Run run
                && (run.query().shape().kind() == Shape.Kind.INSERT
                        || run.query().shape().kind() == Shape.Kind.UPSERT)
                && stores(backend, path).anyMatch(Attempt::password);
    }

    /// The columns or properties that a statement fills with something from the request.
    private static Stream<String> stores(Backend backend, Path path) {
        Shape shape = ((Step.Run) path.step()).query().shape();
        Stream<String> assigned = shape.assigned().stream()
                .filter(each ->
                        each.value() instanceof Operand.Parameter(String name) && fromCaller(path.argument(name)))
                .map(each -> each.column().name());
        Stream<String> saved = path.argument("arg0").stream()
                .filter(Source.Made.class::isInstance)
                .map(Source.Made.class::cast)
                .flatMap(made -> stored(backend.entities().get(made.type()), made));
        return Stream.concat(assigned, saved);
    }

    private static Stream<String> stored(@Nullable Entity entity, Source.Made made) {
        return entity == null
                ? Stream.empty()
                : made.properties().entrySet().stream()
                        .filter(each -> fromCaller(each.getValue())
                                && entity.property(each.getKey()).isPresent())
                        .map(Map.Entry::getKey);
    }

    private static boolean sending(Endpoint endpoint) {
        String path = plain(endpoint.route().path());
        return SENDING_PATHS.stream().anyMatch(path::contains)
                && REPORTS.stream().noneMatch(path::contains);
    }

    private static boolean sends(Path path) {
        return switch (path.step()) {
            case Step.Remote _, Step.Publish _ -> true;
            case Step.Run run -> run.query().shape().mutates();
            case Step.Invoke invoke -> invoke.name().startsWith("send");
            default -> false;
        };
    }

    private static boolean password(String name) {
        String plain = plain(name);
        return Sensitivity.of(name) == Sensitivity.CREDENTIAL
                && (plain.contains("password") || plain.contains("passwd") || plain.contains("pwd"));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace("/", "");
    }
}
