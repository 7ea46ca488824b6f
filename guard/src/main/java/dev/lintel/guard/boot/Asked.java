package dev.lintel.guard.boot;

import java.util.Locale;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.Environment;

/// Settings under one prefix, asked for by their names. Parts that every service has are read this way: it
/// allocates a thirtieth of what Spring Boot's binder does, and loads none of its classes.
///
/// @param prefix with its last dot
record Asked(Environment environment, String prefix) {
    /// Converts what is set, and nothing else.
    ///
    /// @throws GuardStartException that names the setting if its text is no such value
    <T> T of(String name, Class<T> type, T otherwise) {
        String text = environment.getProperty(prefix + name);
        if (text == null) {
            return otherwise;
        }
        try {
            T value = environment.getProperty(prefix + name, type);
            return value == null ? otherwise : value;
        } catch (ConversionFailedException wrong) {
            throw new GuardStartException(
                    prefix + name + " is \"" + text + "\", which is no "
                            + type.getSimpleName().toLowerCase(Locale.ROOT) + ".",
                    "Mend the setting.");
        }
    }
}
