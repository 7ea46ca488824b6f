package dev.lintel.guard.idempotency;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.service.annotation.HttpExchange;

/// By which client a handler may call somebody: one that its controller holds, or a bean that the controller was
/// made of, or one that this was made of. Whether it does call, its text would say, which nobody reads here.
public final class ClientsInReach {
    /// By name: a service has only some of them on its class path.
    private static final Set<String> CLIENTS = Set.of(
            "org.springframework.web.client.RestClient",
            "org.springframework.web.client.RestClient$Builder",
            "org.springframework.web.client.RestOperations",
            "org.springframework.web.reactive.function.client.WebClient",
            "org.springframework.web.reactive.function.client.WebClient$Builder",
            "java.net.http.HttpClient");

    private final ConfigurableListableBeanFactory beans;

    public ClientsInReach(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /// @return the client's type as a team calls it; empty if none is in reach
    public Optional<String> of(HandlerMethod handler) {
        Set<String> seen = new HashSet<>(Arrays.asList(beans.getBeanNamesForType(handler.getBeanType(), true, false)));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String bean = open.remove();
            Optional<String> client = in(bean);
            if (client.isPresent()) {
                return client;
            }
            for (String each : beans.getDependenciesForBean(bean)) {
                if (seen.add(each)) {
                    open.add(each);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> in(String bean) {
        Class<?> type = beans.containsBean(bean) ? beans.getType(bean, false) : null;
        if (type == null || isFrameworks(ClassUtils.getUserClass(type))) {
            return type == null ? Optional.empty() : client(type);
        }
        Optional<String> itself = client(type);
        if (itself.isPresent()) {
            return itself;
        }
        for (Class<?> each = ClassUtils.getUserClass(type); each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                Optional<String> held = client(field.getType());
                if (held.isPresent()) {
                    return held;
                }
            }
        }
        return Optional.empty();
    }

    /// What frameworks hold for themselves is no client of the service's.
    private static boolean isFrameworks(Class<?> type) {
        return type.getName().startsWith("org.springframework.");
    }

    private static Optional<String> client(Class<?> type) {
        for (Class<?> each : kinds(type)) {
            if (CLIENTS.contains(each.getName()) || each.isInterface() && isExchange(each)) {
                return Optional.of(ClassUtils.getShortName(each));
            }
        }
        return Optional.empty();
    }

    private static Set<Class<?>> kinds(Class<?> type) {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            kinds.add(each);
        }
        kinds.addAll(ClassUtils.getAllInterfacesForClassAsSet(type));
        return kinds;
    }

    /// An HTTP interface, whose methods Spring makes calls of.
    private static boolean isExchange(Class<?> type) {
        return AnnotatedElementUtils.hasAnnotation(type, HttpExchange.class)
                || Arrays.stream(type.getMethods())
                        .anyMatch(each -> AnnotatedElementUtils.hasAnnotation(each, HttpExchange.class));
    }
}
