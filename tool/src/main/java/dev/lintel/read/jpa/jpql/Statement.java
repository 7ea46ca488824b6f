package dev.lintel.read.jpa.jpql;

import java.util.List;
import java.util.Optional;

/// A parsed statement.
sealed interface Statement {
    /// @param limited `limit`/`fetch first` of HQL: the term that bounds the rows
    /// @param whole whether everything in it was understood
    record Select(
            boolean distinct,
            List<Item> items,
            List<From> from,
            Optional<Term> where,
            List<Term> groups,
            Optional<Term> having,
            List<Sort> sorts,
            Optional<Term> limited,
            boolean whole)
            implements Statement {
        public Select {
            items = List.copyOf(items);
            from = List.copyOf(from);
            groups = List.copyOf(groups);
            sorts = List.copyOf(sorts);
        }
    }

    record Update(From target, List<Set> sets, Optional<Term> where, boolean whole) implements Statement {
        public Update {
            sets = List.copyOf(sets);
        }
    }

    record Delete(From target, Optional<Term> where, boolean whole) implements Statement {}

    /// HQL: `insert into Order (a, b) select ..` or `values (..)`.
    record Insert(List<String> entity, List<List<String>> properties, Optional<Select> source, boolean whole)
            implements Statement {
        public Insert {
            entity = List.copyOf(entity);
            properties = List.copyOf(properties);
        }
    }

    record Item(Term term, String alias) {}

    record Sort(Term term, boolean descending) {}

    record Set(List<String> property, Term value) {
        public Set {
            property = List.copyOf(property);
        }
    }

    /// An entity of FROM, or a join.
    ///
    /// @param path an entity's name, or a path that starts with an alias
    /// @param join how it joins
    record From(List<String> path, String alias, Join join, Optional<Term> on) {
        public From {
            path = List.copyOf(path);
        }

        enum Join {
            NONE,
            JOIN,
            FETCH
        }
    }
}
