package dev.lintel.code.value;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who hears of an event that is published in the application's context: methods with `@EventListener`, beans that
/// implement `ApplicationListener` (Spring Framework, reference documentation, "Standard and Custom Events" and
/// "Transaction-bound Events"), and methods with a parameter that `@Observes` (Jakarta CDI 4.1, section 2.8).
public final class EventListeners {
    private static final String CONTEXT = "org.springframework.context.";
    private static final String AT_ONCE = CONTEXT + "event.EventListener";
    private static final String WITH_TRANSACTION = "org.springframework.transaction.event.TransactionalEventListener";
    private static final String OF_MODULE = "org.springframework.modulith.events.ApplicationModuleListener";
    private static final Set<String> HEARING = Set.of(AT_ONCE, WITH_TRANSACTION, OF_MODULE);
    private static final String LISTENER = CONTEXT + "ApplicationListener";
    private static final String PUBLISH = "publishEvent";
    private static final Set<String> FIRE = Set.of("fire", "fireAsync");
    private static final Set<String> CDI = Set.of("jakarta.enterprise.event.", "javax.enterprise.event.");
    private static final Set<String> OBSERVES = Set.of("Observes", "ObservesAsync");

    private final Program program;
    private @Nullable List<Heard> all;
    private final Map<String, List<Listener>> byEvent = new ConcurrentHashMap<>();

    /// @param always `false` where it has a condition of its own
    public record Listener(MethodId method, When when, boolean always) {}

    /// When a listener runs, seen from who publishes.
    public enum When {
        /// Inside the call that publishes, on its thread and in its transaction.
        AT_ONCE,
        /// Once the transaction that publishes is over; not at all where there is none.
        AFTER_TRANSACTION,
        /// On another thread.
        ON_ANOTHER_THREAD
    }

    private record Heard(Listener listener, String event) {}

    public EventListeners(Program program) {
        this.program = program;
    }

    /// Whether a call publishes its only argument.
    public static boolean isPublished(String owner, String name, int arity) {
        return arity == 1
                && (name.equals(PUBLISH) && owner.startsWith(CONTEXT)
                        || FIRE.contains(name) && CDI.stream().anyMatch(each -> owner.equals(each + "Event")));
    }

    /// The methods that an event of this type reaches; none when the type is not known.
    public List<Listener> of(String event) {
        return event.isEmpty()
                ? List.of()
                : byEvent.computeIfAbsent(
                        event,
                        type -> all().stream()
                                .filter(each -> hears(each, type))
                                .map(Heard::listener)
                                .distinct()
                                .toList());
    }

    private boolean hears(Heard heard, String event) {
        return heard.event().equals(event) || program.inherits(event, heard.event()) == Program.Answer.YES;
    }

    private synchronized List<Heard> all() {
        List<Heard> known = all;
        if (known == null) {
            known = program.types().stream()
                    .filter(TypeDeclaration::isMain)
                    .flatMap(this::of)
                    .toList();
            all = known;
        }
        return known;
    }

    private Stream<Heard> of(TypeDeclaration type) {
        Stream<Heard> annotated = type.methods().stream().flatMap(EventListeners::annotated);
        return Stream.of(annotated, observing(type), implementing(type).stream())
                .flatMap(each -> each);
    }

    private static Stream<Heard> annotated(Method method) {
        if (method.parameters().size() > 1) {
            return Stream.empty();
        }
        return method.annotations().stream()
                .filter(each -> HEARING.contains(each.type()))
                .flatMap(each -> events(each, method)
                        .map(event -> new Heard(
                                new Listener(
                                        method.id(),
                                        when(each),
                                        each.value("condition").isEmpty()),
                                event)));
    }

    /// The types that the annotation lists, else the parameter's.
    private static Stream<String> events(Annotation annotation, Method method) {
        List<String> listed = Stream.of("value", "classes")
                .flatMap(attribute -> annotation.value(attribute).stream())
                .flatMap(value -> Walk.all(value, Expression.ClassLiteral.class))
                .map(literal -> literal.named().erasure())
                .toList();
        return listed.isEmpty()
                ? method.parameters().stream().map(each -> each.type().erasure())
                : listed.stream();
    }

    private static When when(Annotation annotation) {
        return switch (annotation.type()) {
            case OF_MODULE -> When.ON_ANOTHER_THREAD;
            case WITH_TRANSACTION ->
                isNamed(annotation, "phase", "BEFORE_COMMIT") ? When.AT_ONCE : When.AFTER_TRANSACTION;
            default -> When.AT_ONCE;
        };
    }

    private static boolean isNamed(Annotation annotation, String attribute, String constant) {
        return annotation
                .value(attribute)
                .filter(value -> value instanceof Expression.FieldAccess field
                        && field.name().equals(constant))
                .isPresent();
    }

    private static Stream<Heard> observing(TypeDeclaration type) {
        return type.methods().stream()
                .filter(each -> !each.parameters().isEmpty())
                .flatMap(each -> each.parameters().getFirst().annotations().stream()
                        .filter(EventListeners::observes)
                        .map(mark -> new Heard(
                                new Listener(each.id(), observed(mark), true),
                                each.parameters().getFirst().type().erasure())));
    }

    private static boolean observes(Annotation annotation) {
        return OBSERVES.contains(annotation.simpleName()) && CDI.stream().anyMatch(annotation.type()::startsWith);
    }

    private static When observed(Annotation annotation) {
        if (annotation.simpleName().equals("ObservesAsync")) {
            return When.ON_ANOTHER_THREAD;
        }
        boolean during = annotation.value("during").isPresent()
                && !isNamed(annotation, "during", "IN_PROGRESS")
                && !isNamed(annotation, "during", "BEFORE_COMPLETION");
        return during ? When.AFTER_TRANSACTION : When.AT_ONCE;
    }

    private Optional<Heard> implementing(TypeDeclaration type) {
        return program.supertypes(type.name()).stream()
                .filter(each -> each.name().equals(LISTENER))
                .flatMap(each -> each.arguments().stream())
                .map(Type::erasure)
                .flatMap(event -> type.methods("onApplicationEvent").stream()
                        .filter(each -> each.hasBody() && takes(each, event))
                        .map(each -> new Heard(new Listener(each.id(), When.AT_ONCE, true), event)))
                .findFirst();
    }

    private static boolean takes(Method method, String event) {
        return method.parameters().size() == 1
                && method.parameters().getFirst().type().is(event);
    }
}
