package dev.lintel.guard.boot;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Rows that the service serves, by the names that annotations call them.
///
/// @param resources by name
@ConfigurationProperties("lintel.guard")
public record ResourcesSettings(@DefaultValue Map<String, Row> resources) {
    /// Where such rows are.
    ///
    /// @param table with or without its schema
    /// @param key the column that paths name a row by
    /// @param owner the column that says whose it is
    /// @param by whose: `user`, the caller's name, or a `SubjectSource` bean's name, `tenant`
    /// @param version the column that changes with every write
    public record Row(
            String table,
            @DefaultValue("id") String key,
            @Nullable String owner,
            @DefaultValue("user") String by,
            @Nullable String version) {}
}
