package dev.lintel.read.java.syntax;

import java.util.Locale;

/// What a `lombok.config` says about names.
///
/// @param chain setters return `this`
/// @param fluent accessors are named as the field
/// @param logName of the logger field
/// @param staticLog whether the logger is static
public record LombokSettings(boolean chain, boolean fluent, String logName, boolean staticLog) {
    public static final LombokSettings DEFAULT = new LombokSettings(false, false, "log", true);

    /// Settings of a folder: those of the folder above, changed by the lines of its own file.
    public LombokSettings changedBy(String config) {
        LombokSettings result = this;
        for (String line : config.split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.stripLeading().startsWith("#")) {
                String value = line.substring(equals + 1).strip();
                result = result.with(line.substring(0, equals).strip().toLowerCase(Locale.ROOT), value);
            }
        }
        return result;
    }

    private LombokSettings with(String key, String value) {
        boolean on = Boolean.parseBoolean(value);
        return switch (key) {
            case "lombok.accessors.chain" -> new LombokSettings(on, fluent, logName, staticLog);
            case "lombok.accessors.fluent" -> new LombokSettings(chain, on, logName, staticLog);
            case "lombok.log.fieldname" -> new LombokSettings(chain, fluent, value, staticLog);
            case "lombok.log.fieldisstatic" -> new LombokSettings(chain, fluent, logName, on);
            default -> this;
        };
    }
}
