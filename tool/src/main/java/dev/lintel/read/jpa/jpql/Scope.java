package dev.lintel.read.jpa.jpql;

import dev.lintel.graph.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The aliases of one statement, and those of the statements around it.
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, Source> sources = new LinkedHashMap<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    /// What an alias stands for.
    ///
    /// @param entity empty when it is not a mapped class (elements of a collection)
    /// @param table the table behind it; empty when not known
    /// @param elementColumn the column of an element collection's value; empty otherwise
    /// @param fromRoot the association path from the statement's first entity; empty for that entity itself
    record Source(Optional<Entity> entity, String table, String elementColumn, List<String> fromRoot, boolean root) {
        Source {
            fromRoot = List.copyOf(fromRoot);
        }

        List<String> below(String property) {
            List<String> longer = new ArrayList<>(fromRoot);
            longer.add(property);
            return longer;
        }
    }

    void add(String alias, Source source) {
        sources.put(alias.toLowerCase(Locale.ROOT), source);
    }

    Optional<Source> find(String alias) {
        Source here = sources.get(alias.toLowerCase(Locale.ROOT));
        if (here != null) {
            return Optional.of(here);
        }
        return outer == null ? Optional.empty() : outer.find(alias);
    }

    /// The statement's first source.
    Optional<Source> first() {
        return sources.values().stream().findFirst();
    }
}
