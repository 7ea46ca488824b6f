package dev.lintel.read.mybatis;

import dev.lintel.code.Annotation;
import dev.lintel.code.Field;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Deletion;
import dev.lintel.graph.Entity.Kind;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Entity.Stored;
import dev.lintel.sql.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Classes that MyBatis-Plus maps: those with `@TableName` and those that a `BaseMapper` or `IService` is made
/// for. Names are underscored unless written (`TableInfoHelper`).
final class PlusEntities {
    static final String ANNOTATIONS = "com.baomidou.mybatisplus.annotation.";
    private static final int LONGEST_LINEAGE = 20;

    private final Program program;
    private final Constants constants;
    private final Map<String, Entity> byType = new TreeMap<>();

    PlusEntities(Program program, List<PlusMapper> mappers) {
        this.program = program;
        this.constants = new Constants(program);
        for (TypeDeclaration type : program.types()) {
            if (type.isMain() && annotation(type.annotations(), "TableName").isPresent()) {
                add(type);
            }
        }
        mappers.forEach(mapper ->
                program.type(mapper.entity()).filter(TypeDeclaration::isMain).ifPresent(this::add));
    }

    Map<String, Entity> byType() {
        return byType;
    }

    private void add(TypeDeclaration type) {
        boolean ofJpa = type.annotations().stream().anyMatch(each -> each.type().endsWith(".persistence.Entity"));
        if (!ofJpa && type.kind() != TypeDeclaration.Kind.INTERFACE) {
            byType.computeIfAbsent(type.name(), _ -> entity(type));
        }
    }

    private Entity entity(TypeDeclaration type) {
        String table = annotation(type.annotations(), "TableName")
                .flatMap(it -> text(it, "value"))
                .map(Shape::fold)
                .orElseGet(() -> underscored(type.simpleName()));
        Map<String, Property> properties = new LinkedHashMap<>();
        Optional<TypeDeclaration> at = Optional.of(type);
        boolean complete = true;
        Optional<Deletion> deletion = Optional.empty();
        for (int i = 0; i < LONGEST_LINEAGE && at.isPresent(); i++) {
            at.get().fields().forEach(field -> property(field).ifPresent(it -> properties.putIfAbsent(it.name(), it)));
            List<Field> fields = at.get().fields();
            deletion = deletion.or(() -> deletion(fields));
            Optional<Type> above = at.get().superclass().filter(it -> !it.equals(Type.OBJECT));
            at = above.flatMap(it -> program.type(it.erasure()));
            boolean plain =
                    above.filter(it -> it.erasure().startsWith("com.baomidou.")).isPresent();
            complete &= above.isEmpty() || plain || at.isPresent();
        }
        return new Entity(type.name(), table, List.copyOf(properties.values()), List.of(), complete, type.at())
                .keeping(deletion);
    }

    /// `@TableLogic`: deleting by the library's methods writes the mark, and its own reads leave marked rows out.
    private Optional<Deletion> deletion(List<Field> fields) {
        return fields.stream()
                .filter(field -> annotation(field.annotations(), "TableLogic").isPresent())
                .flatMap(field -> property(field).stream())
                .map(mark -> new Deletion(mark.column(), true, true, mark.at()))
                .findFirst();
    }

    private Optional<Property> property(Field field) {
        Optional<Annotation> mapped = annotation(field.annotations(), "TableField");
        boolean absent = mapped.flatMap(it -> it.value("exist"))
                .flatMap(constants::truth)
                .orElse(true)
                .equals(false);
        if (field.modifiers().contains(Modifier.STATIC) || field.modifiers().contains(Modifier.TRANSIENT) || absent) {
            return Optional.empty();
        }
        Optional<Annotation> id = annotation(field.annotations(), "TableId");
        String column = id.or(() -> mapped)
                .flatMap(it -> text(it, "value"))
                .map(Shape::fold)
                .orElseGet(() -> underscored(field.name()));
        boolean version = annotation(field.annotations(), "Version").isPresent();
        boolean identifier = id.isPresent() || field.name().equals("id");
        return Optional.of(new Property(
                field.name(),
                identifier ? Kind.ID : version ? Kind.VERSION : Kind.BASIC,
                column,
                field.type().erasure(),
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                mapped.filter(it -> it.value("typeHandler").isPresent()).isPresent() ? Stored.CONVERTED : Stored.PLAIN,
                Optional.empty(),
                field.at()));
    }

    static Optional<Annotation> annotation(List<Annotation> annotations, String simpleName) {
        return annotations.stream()
                .filter(each -> each.type().equals(ANNOTATIONS + simpleName))
                .findFirst();
    }

    private Optional<String> text(Annotation annotation, String name) {
        return annotation.value(name).flatMap(constants::text).filter(it -> !it.isEmpty());
    }

    /// As `StringUtils.camelToUnderline` of MyBatis-Plus: an underscore before each capital but a leading one.
    static String underscored(String name) {
        StringBuilder out = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            if (i > 0 && Character.isUpperCase(name.charAt(i))) {
                out.append('_');
            }
            out.append(name.charAt(i));
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }
}
