package dev.lintel.read.json;

import dev.lintel.code.Annotation;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Type;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was seen of one property while a class is read, supertypes first. Lives no longer than that.
final class Draft {
    private final String name;
    private final List<Annotation> annotations = new ArrayList<>();
    private Type type = Type.UNKNOWN;
    private @Nullable Field field;
    private @Nullable Span at;
    private boolean getter;
    private boolean setter;
    private boolean component;

    Draft(String name) {
        this.name = name;
    }

    void field(Field declared, Type seen) {
        field = declared;
        type = seen;
        at = declared.at();
        annotations.addAll(declared.annotations());
    }

    void component() {
        component = true;
    }

    void parameter() {
        setter = true;
    }

    void getter(Method method, Type seen) {
        getter = true;
        see(method, seen);
    }

    void setter(Method method, Type seen) {
        setter = true;
        see(method, seen);
    }

    private void see(Method method, Type seen) {
        annotations.addAll(method.annotations());
        if (field == null) {
            type = seen;
            at = at == null ? method.at() : at;
        }
    }

    String name() {
        return name;
    }

    Type type() {
        return type;
    }

    List<Annotation> annotations() {
        return List.copyOf(annotations);
    }

    Optional<Span> at() {
        return Optional.ofNullable(at);
    }

    boolean hasField() {
        return field != null;
    }

    boolean isTransient() {
        return field != null && field.modifiers().contains(Modifier.TRANSIENT) && !getter;
    }

    boolean readable() {
        return getter || component || isPublicField();
    }

    /// Jackson sets a property by its setter, a record's constructor, or the field of a property that is visible
    /// at all; a getter without a setter makes the private field reachable, too.
    boolean writable(boolean marked) {
        boolean throughField =
                field != null && !field.modifiers().contains(Modifier.FINAL) && (marked || getter || isPublicField());
        return setter || component || throughField || marked && field != null;
    }

    private boolean isPublicField() {
        return field != null && field.modifiers().contains(Modifier.PUBLIC);
    }
}
