package dev.lintel.guard.boot;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// A part that is there if anything is set under a name, however it is spelled: `lintel.guard.cors.origins[0]` and
/// `LINTEL_GUARD_CORS_ORIGINS` are both under `lintel.guard.cors`. Nothing is bound to find that out.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(WhenSet.Look.class)
@interface WhenSet {
    /// The canonical name of a property, or of what is above it.
    String value();

    /// Asks the environment.
    final class Look implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Object name = Objects.requireNonNull(metadata.getAnnotationAttributes(WhenSet.class.getName()))
                    .get("value");
            return isSet(context.getEnvironment(), String.valueOf(name));
        }

        /// A source that cannot say what it holds may hold it.
        static boolean isSet(Environment environment, String text) {
            ConfigurationPropertyName name = ConfigurationPropertyName.of(text);
            for (ConfigurationPropertySource each : ConfigurationPropertySources.get(environment)) {
                if (each.containsDescendantOf(name) != ConfigurationPropertyState.ABSENT
                        || each.getConfigurationProperty(name) != null) {
                    return true;
                }
            }
            return false;
        }
    }
}
