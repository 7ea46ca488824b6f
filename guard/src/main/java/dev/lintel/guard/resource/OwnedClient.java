package dev.lintel.guard.resource;

import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Statements for the caller's rows only. The statement says itself where the owner stands; one that does not is not
/// run:
/// ```java
/// owned.sql("order", "update orders set note = :note where id = :id and customer_id = :owner")
///     .param("note", note).param("id", id).update();
/// ```
public final class OwnedClient {
    private static final Pattern OWNER = Pattern.compile("(?<!:):owner\\b");

    private final JdbcClient client;
    private final Resources resources;
    private final OwnerSource owners;

    public OwnedClient(JdbcClient client, Resources resources, OwnerSource owners) {
        this.client = client;
        this.resources = resources;
        this.owners = owners;
    }

    /// @param resource whose owner `:owner` is
    /// @param statement with `:owner` in a condition
    /// @throws IllegalArgumentException if the statement does not ask for the owner
    /// @throws NobodyException if nobody is logged in
    public JdbcClient.StatementSpec sql(String resource, String statement) {
        Resource known = resources
                .named(resource)
                .filter(each -> each.owner().isPresent())
                .orElseThrow(() -> new IllegalArgumentException(
                        "lintel.guard.resources." + resource + ".owner is not set: whose rows are these?"));
        // a comment or a text may hold the word, and then it is bound and unused; that is for a reviewer, not for us
        if (!OWNER.matcher(statement).find()) {
            throw new IllegalArgumentException("the statement for " + resource + " does not ask for :owner");
        }
        String owner = owners.owner(known.by()).orElseThrow(NobodyException::new);
        return client.sql(statement)
                .param("owner", typed(owner, resources.type(known, known.owner().orElseThrow())));
    }

    private static Object typed(String owner, String type) {
        return switch (type) {
            case "bigint", "integer", "smallint" -> Long.valueOf(owner);
            case "uuid" -> UUID.fromString(owner);
            default -> owner;
        };
    }
}
