package dev.lintel.read;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.FieldAccess;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Accessors;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.SettingName;
import java.util.Optional;

/// Under which key of the configuration a value stands that code takes from a field with `@Value`, or from a class
/// with `@ConfigurationProperties`.
public record ConfiguredKeys(Program program, Annotations annotations, Constants constants) {
    private static final String VALUE = "org.springframework.beans.factory.annotation.Value";
    private static final String PROPERTIES = "org.springframework.boot.context.properties.ConfigurationProperties";

    public ConfiguredKeys(Program program) {
        this(program, new Annotations(program), new Constants(program));
    }

    /// The key, `doors.open-paths`; empty when the value is not taken from the configuration as a whole.
    public Optional<String> of(Expression value) {
        return switch (value) {
            case FieldAccess field -> placeholder(field).map(ConfiguredKeys::withoutDefault);
            case Call call -> property(call);
            default -> Optional.empty();
        };
    }

    /// The whole text of the field's `@Value`, `${doors.open:/login}`.
    public Optional<String> injected(FieldAccess access) {
        return program.type(access.owner())
                .flatMap(type -> type.field(access.name()))
                .flatMap(field -> annotations.find(field.annotations(), VALUE))
                .flatMap(found -> found.value("value"))
                .flatMap(constants::text);
    }

    /// Under which key the properties of a class stand that is filled from the configuration; empty for any other
    /// class.
    public Optional<String> prefix(TypeDeclaration type) {
        return annotations
                .on(type, PROPERTIES)
                .flatMap(found -> found.value("prefix", "value"))
                .flatMap(constants::text);
    }

    private Optional<String> placeholder(FieldAccess access) {
        return injected(access)
                .filter(text -> text.startsWith("${") && text.endsWith("}"))
                .map(text -> text.substring(2, text.length() - 1));
    }

    private static String withoutDefault(String text) {
        return text.contains(":") ? text.substring(0, text.indexOf(':')) : text;
    }

    /// `ignored.getUrls()` of a class that is filled from the configuration under a prefix.
    private Optional<String> property(Call call) {
        return call.callee()
                .method()
                .flatMap(id -> program.type(id.owner()))
                .flatMap(this::prefix)
                .map(prefix -> SettingName.canonical(
                        prefix + "." + Accessors.getterProperty(call.name()).orElse(call.name())));
    }
}
