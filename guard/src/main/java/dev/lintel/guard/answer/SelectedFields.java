package dev.lintel.guard.answer;

import dev.lintel.guard.Selectable;
import dev.lintel.guard.handler.AtHandlers;
import dev.lintel.guard.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads `?fields=` before a handler that is [Selectable] runs, and leaves the rest out of its answer. The members
/// are those that the service's own mapper writes; what it hides cannot be chosen.
@ControllerAdvice
public final class SelectedFields implements HandlerInterceptor, ResponseBodyAdvice<Object> {
    private static final String CHOSEN = SelectedFields.class.getName();
    private static final String PARAMETER = "fields";

    private final Supplier<JsonMapper> mapper;
    private final AtHandlers<Selectable> marks = new AtHandlers<>((type, method) ->
            Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method, Selectable.class)));

    public SelectedFields(Supplier<JsonMapper> mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<Selectable> selectable = marks.atFirst(request, handler);
        if (selectable.isEmpty()) {
            return true;
        }
        String[] sent = request.getParameterValues(PARAMETER);
        if (sent == null) {
            return true;
        }
        List<String> allowed = List.of(selectable.get().value());
        Selection.Choice choice = Selection.of(String.join(",", sent), Set.copyOf(allowed));
        if (choice.selection().isEmpty()) {
            Problem.of("fields-unknown", 400, "Fields are not known", "Choose among the fields that are allowed here.")
                    .with("errors", List.of(Map.of("parameter", PARAMETER, "code", "unknown", "allowed", allowed)))
                    .write(response);
            return false;
        }
        request.setAttribute(CHOSEN, choice.selection().get());
        return true;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return selectable(returned).isPresent();
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        Optional<Selectable> mark = selectable(returned);
        boolean json = type.isCompatibleWith(MediaType.APPLICATION_JSON)
                || type.getSubtype().endsWith("+json");
        if (body == null
                || mark.isEmpty()
                || !json
                || !(request instanceof ServletServerHttpRequest servlet)
                || !(servlet.getServletRequest().getAttribute(CHOSEN) instanceof Selection selection)) {
            return body;
        }
        JsonNode tree = mapper.get().valueToTree(body);
        String within = mark.get().within();
        prune(within.isEmpty() ? tree : tree.path(within), selection);
        return tree;
    }

    private Optional<Selectable> selectable(MethodParameter returned) {
        Method method = returned.getMethod();
        return method == null ? Optional.empty() : marks.of(returned.getContainingClass(), method);
    }

    private static void prune(JsonNode node, Selection selection) {
        if (node instanceof ObjectNode object) {
            object.retain(selection.members().keySet());
            selection.members().forEach((name, inside) -> {
                JsonNode member = object.get(name);
                if (member != null && !inside.members().isEmpty()) {
                    prune(member, inside);
                }
            });
        } else if (node.isArray()) {
            node.forEach(each -> prune(each, selection));
        }
    }
}
