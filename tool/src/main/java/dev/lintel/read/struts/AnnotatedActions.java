package dev.lintel.read.struts;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.read.struts.StrutsConfiguration.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Addresses that the convention plugin reads from `@Action` on methods and classes, below the class's
/// `@Namespace`. Addresses by the mere names of classes are not read.
record AnnotatedActions(Program program, StrutsConfiguration configuration, ActionMethods methods) {
    private static final String CONVENTION = "org.apache.struts2.convention.annotation.";
    private static final String ACTION = CONVENTION + "Action";
    private static final String REFERENCE = CONVENTION + "InterceptorRef";
    private static final Set<String> SEVERAL =
            Set.of(CONVENTION + "Actions", CONVENTION + "InterceptorRefs", CONVENTION + "Results");

    Stream<Action> all() {
        return program.types().stream().filter(TypeDeclaration::isMain).flatMap(this::of);
    }

    private Stream<Action> of(TypeDeclaration type) {
        List<Action> all = new ArrayList<>();
        annotated(type.annotations(), ACTION)
                .forEach(written -> methods.named(type, "execute")
                        .map(method -> action(type, method, written))
                        .ifPresent(all::add));
        for (Method method : type.methods()) {
            annotated(method.annotations(), ACTION).forEach(written -> all.add(action(type, method, written)));
        }
        return all.stream();
    }

    private Action action(TypeDeclaration type, Method method, Found written) {
        String name = written.value("value")
                .flatMap(new Constants(program)::text)
                .orElseGet(() -> hyphened(type.simpleName()));
        String namespace = name.startsWith("/") ? "" : said(type, "Namespace").orElse("");
        List<String> references = references(written.written());
        List<String> wider = references.isEmpty()
                ? annotated(type.annotations(), REFERENCE).flatMap(this::name).toList()
                : references;
        List<Interceptor> before = configuration
                .before(said(type, "ParentPackage").orElse(""), wider)
                .stream()
                .filter(each -> !each.excluded().contains(method.name()))
                .toList();
        return new Action(Action.path(namespace, name, configuration.ending()), type, method, json(written), before);
    }

    private static boolean json(Found written) {
        return written.written().values().values().stream()
                .flatMap(each -> Walk.all(each, Expression.Literal.class))
                .anyMatch(each -> "json".equals(each.value()));
    }

    private List<String> references(Annotation action) {
        return nested(action)
                .filter(each -> each.type().equals(REFERENCE))
                .flatMap(each -> name(new Found(each.type(), each.values(), each)))
                .toList();
    }

    private Stream<String> name(Found reference) {
        return reference.value("value").flatMap(new Constants(program)::text).stream();
    }

    private Optional<String> said(TypeDeclaration type, String annotation) {
        return new Annotations(program)
                .on(type, CONVENTION + annotation)
                .flatMap(found -> found.value("value"))
                .flatMap(new Constants(program)::text);
    }

    private static Stream<Found> annotated(List<Annotation> written, String wanted) {
        return written.stream()
                .flatMap(each -> SEVERAL.contains(each.type()) ? nested(each) : Stream.of(each))
                .filter(each -> each.type().equals(wanted))
                .map(each -> new Found(each.type(), each.values(), each));
    }

    private static Stream<Annotation> nested(Annotation outer) {
        return outer.values().values().stream()
                .flatMap(each -> Walk.all(each, Expression.Nested.class))
                .map(Expression.Nested::annotation);
    }

    /// `UserAdminAction` is served as `user-admin`.
    private static String hyphened(String simpleName) {
        String plain = simpleName.endsWith("Action") && simpleName.length() > "Action".length()
                ? simpleName.substring(0, simpleName.length() - "Action".length())
                : simpleName;
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isUpperCase(c) && i > 0) {
                name.append('-');
            }
            name.append(Character.toLowerCase(c));
        }
        return name.toString();
    }
}
