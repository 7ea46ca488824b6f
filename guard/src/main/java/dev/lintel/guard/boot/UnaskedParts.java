package dev.lintel.guard.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/// Leaves out the parts that nobody asked for before their class files are read: most services ask for two or three.
/// What asks for a part stands in `META-INF/spring-autoconfigure-metadata.properties`; the conditions at the classes
/// say the same, and decide what is left.
final class UnaskedParts implements AutoConfigurationImportFilter, EnvironmentAware {
    /// The metadata's key of the setting without which a part is not there.
    static final String KEY = "WhenSet";

    private static final String OURS = "dev.lintel.guard.boot.";

    private @Nullable Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] asked = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            asked[i] = isAsked(classes[i], metadata);
        }
        return asked;
    }

    /// Others before this one may have taken a class out already.
    private boolean isAsked(@Nullable String type, AutoConfigurationMetadata metadata) {
        if (type == null || environment == null || !type.startsWith(OURS)) {
            return true;
        }
        String name = metadata.get(type, KEY);
        return name == null || WhenSet.Look.isSet(environment, name);
    }
}
