package dev.lintel.agent.question;

import dev.lintel.agent.words.Stem;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Traffic.TableUse;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What can be done to the rows of a table.
public enum Deed {
    READ(
            "reads",
            "read",
            "read",
            "see",
            "view",
            "list",
            "get",
            "fetch",
            "look",
            "retrieve",
            "select",
            "query",
            "load",
            "return"),
    CREATE("adds rows to", "add rows to", "create", "add", "insert", "place", "register", "new"),
    CHANGE(
            "writes",
            "write",
            "change",
            "update",
            "edit",
            "modify",
            "write",
            "set",
            "alter",
            "mutate",
            "overwrite",
            "save",
            "store"),
    DELETE("deletes rows of", "delete rows of", "delete", "remove", "erase", "destroy", "purge"),
    TOUCH("touches", "touch", "touch", "use", "access", "work", "involve", "need");

    private final String says;
    private final String say;
    private final Set<String> stems;

    Deed(String says, String say, String... words) {
        this.says = says;
        this.say = say;
        this.stems = Stream.of(words).map(Stem::of).collect(Collectors.toUnmodifiableSet());
    }

    /// As in "POST /orders writes orders".
    String says() {
        return says;
    }

    /// As in "three endpoints write orders".
    String say() {
        return say;
    }

    static Optional<Deed> of(String stem) {
        for (Deed deed : values()) {
            if (deed.stems.contains(stem)) {
                return Optional.of(deed);
            }
        }
        return Optional.empty();
    }

    /// Whether the entry does it to the table that `use` tells of.
    public boolean isDone(TableUse use, Entry entry) {
        return switch (this) {
            case READ -> use.readers().contains(entry);
            case CREATE -> use.inserters().contains(entry);
            case CHANGE -> use.writers().contains(entry);
            case DELETE -> use.deleters().contains(entry);
            case TOUCH -> use.readers().contains(entry) || use.writers().contains(entry);
        };
    }
}
