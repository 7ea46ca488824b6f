package dev.lintel.read.spring.messaging;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Consumers of brokers and scheduled methods.
public final class Listeners implements Framework {
    /// Listener annotations and the attributes that name the channel.
    private static final Map<String, List<String>> CHANNELS = Map.ofEntries(
            Map.entry(
                    "org.springframework.kafka.annotation.KafkaListener",
                    List.of("topics", "topicPattern", "topicPartitions")),
            Map.entry(
                    "org.springframework.amqp.rabbit.annotation.RabbitListener",
                    List.of("queues", "queuesToDeclare", "bindings")),
            Map.entry("org.springframework.jms.annotation.JmsListener", List.of("destination")),
            Map.entry(
                    "org.springframework.pulsar.annotation.PulsarListener", List.of("topics", "value", "topicPattern")),
            Map.entry("io.awspring.cloud.sqs.annotation.SqsListener", List.of("value", "queueNames")),
            Map.entry("org.springframework.cloud.stream.annotation.StreamListener", List.of("value", "target")),
            Map.entry("org.springframework.messaging.handler.annotation.MessageMapping", List.of("value")),
            Map.entry("org.springframework.messaging.simp.annotation.SubscribeMapping", List.of("value")),
            Map.entry("org.eclipse.microprofile.reactive.messaging.Incoming", List.of("value")),
            Map.entry("org.apache.rocketmq.spring.annotation.RocketMQMessageListener", List.of("topic")));

    /// On methods of a class that carries the listener annotation itself.
    private static final Set<String> HANDLERS = Set.of(
            "org.springframework.kafka.annotation.KafkaHandler",
            "org.springframework.amqp.rabbit.annotation.RabbitHandler");

    private static final Map<String, String> CALLBACKS = Map.of(
            "org.springframework.data.redis.connection.MessageListener", "redis",
            "jakarta.jms.MessageListener", "jms",
            "javax.jms.MessageListener", "jms",
            "org.springframework.amqp.core.MessageListener", "rabbit");

    @Override
    public String name() {
        return "Listeners and schedules";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Annotations annotations = new Annotations(program);
        Schedules schedules = new Schedules(program, annotations);
        return program.types().stream()
                .filter(TypeDeclaration::isMain)
                .filter(Listeners::hasInstances)
                .flatMap(type -> Stream.concat(
                        Stream.concat(listeners(program, annotations, type), callbacks(program, type)),
                        schedules.read(type)));
    }

    private static boolean hasInstances(TypeDeclaration type) {
        return switch (type.kind()) {
            case CLASS, RECORD -> true;
            case INTERFACE, ENUM, ANNOTATION -> false;
        };
    }

    private static Stream<Fact> listeners(Program program, Annotations annotations, TypeDeclaration type) {
        Constants constants = new Constants(program);
        Stream<Fact> onMethods = type.methods().stream()
                .flatMap(method -> annotations.all(method.annotations(), CHANNELS.keySet()).stream()
                        .filter(found -> !HANDLERS.contains(found.written().type()))
                        .map(found -> listens(constants, found, method)));
        Stream<Fact> onClass = annotations.all(type.annotations(), CHANNELS.keySet()).stream()
                .filter(found -> !found.type().endsWith("MessageMapping"))
                .flatMap(found -> type.methods().stream()
                        .filter(method -> method.annotations().stream().anyMatch(it -> HANDLERS.contains(it.type()))
                                || found.type().contains("rocketmq")
                                        && method.name().equals("onMessage"))
                        .map(method -> listens(constants, found, method)));
        return Stream.concat(onMethods, onClass);
    }

    private static Fact listens(Constants constants, Found found, Method method) {
        List<String> channels = CHANNELS.getOrDefault(found.type(), List.of()).stream()
                .flatMap(attribute -> found.value(attribute).stream())
                .flatMap(value -> constants.list(value).values().stream())
                .flatMap(value -> named(constants, value))
                .distinct()
                .toList();
        return new Fact.ListensTo(String.join(",", channels), method.id(), method.at());
    }

    /// A text, or the queue or topic inside a nested annotation.
    private static Stream<String> named(Constants constants, Object value) {
        return switch (value) {
            case String text -> Stream.of(text);
            case Annotation nested ->
                Stream.of("value", "name", "topic", "queue")
                        .flatMap(attribute -> nested.value(attribute).stream())
                        .flatMap(inner -> constants.list(inner).values().stream())
                        .flatMap(inner -> named(constants, inner));
            default -> Stream.empty();
        };
    }

    private static Stream<Fact> callbacks(Program program, TypeDeclaration type) {
        if (type.modifiers().contains(Modifier.ABSTRACT)) {
            return Stream.empty();
        }
        return program.supertypes(type.name()).stream()
                .filter(each -> CALLBACKS.containsKey(each.name()))
                .flatMap(each -> type.methods("onMessage").stream()
                        .map(method ->
                                new Fact.ListensTo(CALLBACKS.getOrDefault(each.name(), ""), method.id(), method.at())));
    }
}
