package dev.lintel.flow.run;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who hears of an event that is published in the application's context: methods with `@EventListener`, beans that
/// implement `ApplicationListener` (Spring Framework, reference documentation, "Standard and Custom Events"), and
/// methods with a parameter that `@Observes` (Jakarta CDI 4.1, section 2.8).
final class Listeners {
    private static final String CONTEXT = "org.springframework.context.";
    private static final Set<String> HEARING = Set.of(
            CONTEXT + "event.EventListener",
            "org.springframework.transaction.event.TransactionalEventListener",
            "org.springframework.modulith.events.ApplicationModuleListener");
    private static final String LISTENER = CONTEXT + "ApplicationListener";
    private static final String PUBLISH = "publishEvent";
    private static final Set<String> FIRE = Set.of("fire", "fireAsync");
    private static final Set<String> CDI = Set.of("jakarta.enterprise.event.", "javax.enterprise.event.");
    private static final Set<String> OBSERVES = Set.of("Observes", "ObservesAsync");

    private final Program program;
    private @Nullable List<Listener> all;
    private final Map<String, List<MethodId>> byEvent = new ConcurrentHashMap<>();

    private record Listener(MethodId method, String event) {}

    Listeners(Program program) {
        this.program = program;
    }

    static boolean isPublished(String owner, String name, int arity) {
        return arity == 1
                && (name.equals(PUBLISH) && owner.startsWith(CONTEXT)
                        || FIRE.contains(name) && CDI.stream().anyMatch(each -> owner.equals(each + "Event")));
    }

    /// The methods that an event of this type reaches; none when the type is not known.
    List<MethodId> of(String event) {
        return event.isEmpty()
                ? List.of()
                : byEvent.computeIfAbsent(
                        event,
                        type -> all().stream()
                                .filter(each -> hears(each, type))
                                .map(Listener::method)
                                .toList());
    }

    private boolean hears(Listener listener, String event) {
        return listener.event().equals(event) || program.inherits(event, listener.event()) == Program.Answer.YES;
    }

    private synchronized List<Listener> all() {
        List<Listener> known = all;
        if (known == null) {
            known = program.types().stream()
                    .filter(TypeDeclaration::isMain)
                    .flatMap(this::of)
                    .toList();
            all = known;
        }
        return known;
    }

    private Stream<Listener> of(TypeDeclaration type) {
        Stream<Listener> annotated = type.methods().stream()
                .filter(each -> each.parameters().size() == 1
                        && each.annotations().stream().anyMatch(Listeners::hears))
                .map(each -> new Listener(
                        each.id(), each.parameters().getFirst().type().erasure()));
        return Stream.of(annotated, observing(type), implementing(type).stream())
                .flatMap(each -> each);
    }

    private static Stream<Listener> observing(TypeDeclaration type) {
        return type.methods().stream()
                .filter(each -> !each.parameters().isEmpty()
                        && each.parameters().getFirst().annotations().stream().anyMatch(Listeners::observes))
                .map(each -> new Listener(
                        each.id(), each.parameters().getFirst().type().erasure()));
    }

    private static boolean observes(Annotation annotation) {
        return OBSERVES.contains(annotation.simpleName()) && CDI.stream().anyMatch(annotation.type()::startsWith);
    }

    private static boolean hears(Annotation annotation) {
        return HEARING.contains(annotation.type());
    }

    private Optional<Listener> implementing(TypeDeclaration type) {
        return program.supertypes(type.name()).stream()
                .filter(each -> each.name().equals(LISTENER))
                .flatMap(each -> each.arguments().stream())
                .map(Type::erasure)
                .flatMap(event -> type.methods("onApplicationEvent").stream()
                        .filter(each -> each.hasBody() && takes(each, event))
                        .map(each -> new Listener(each.id(), event)))
                .findFirst();
    }

    private static boolean takes(Method method, String event) {
        return method.parameters().size() == 1
                && method.parameters().getFirst().type().is(event);
    }
}
