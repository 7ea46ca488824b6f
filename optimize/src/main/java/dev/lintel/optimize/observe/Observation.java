package dev.lintel.optimize.observe;

/// @param says what was seen, with its numbers
/// @param advice what to do, or what to find out first
/// @param bytes that would come free; 0 when it is not about room
public record Observation(Topic topic, String says, String advice, long bytes) {
    /// In the order in which they are shown.
    public enum Topic {
        QUERY_IN_LOOP("queries in a loop"),
        ROWS_TOO_WIDE("rows that are wider than what is used"),
        ROWS_TOO_MANY("rows without a bound"),
        EVERY_PARTITION("queries that read every partition"),
        STATEMENT("statements that stand out otherwise"),
        KEY_WITHOUT_INDEX("foreign keys without an index"),
        SEARCH_WITHOUT_INDEX("searches that no B-tree serves"),
        CACHE("reads worth keeping"),
        STORED_NUMBER("numbers worth storing"),
        DANGER("danger"),
        INDEX_NOT_NEEDED("indexes that are not needed"),
        TABLE_WITHOUT_KEY("tables without a primary key"),
        TABLE_NOT_KEPT("tables that are not looked after"),
        SERVER("the server");

        private final String title;

        Topic(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
