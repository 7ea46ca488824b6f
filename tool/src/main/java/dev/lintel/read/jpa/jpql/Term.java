package dev.lintel.read.jpa.jpql;

import java.util.List;

/// An expression or condition of JPQL.
sealed interface Term {
    /// `o.customer.name`, an alias alone, or a constant's qualified name; which it is depends on the aliases in
    /// scope.
    record Path(List<String> names) implements Term {
        public Path {
            names = List.copyOf(names);
        }
    }

    record Parameter(String name) implements Term {}

    record Constant(String text) implements Term {}

    /// `count(distinct o)`, `lower(o.name)`; also `new Row(..)` under the name `new`.
    record Function(String name, List<Term> arguments) implements Term {
        public Function {
            arguments = List.copyOf(arguments);
        }
    }

    /// Arithmetic, `case`, casts: anything computed of its parts.
    record Computed(List<Term> parts) implements Term {
        public Computed {
            parts = List.copyOf(parts);
        }
    }

    /// `(a, b, c)`.
    record Values(List<Term> items) implements Term {
        public Values {
            items = List.copyOf(items);
        }
    }

    record Subquery(Statement.Select select) implements Term {}

    record And(List<Term> of) implements Term {
        public And {
            of = List.copyOf(of);
        }
    }

    record Or(List<Term> of) implements Term {
        public Or {
            of = List.copyOf(of);
        }
    }

    record Not(Term inner) implements Term {}

    /// @param operator `=`, `<>`, `<`, `<=`, `>`, `>=`, `between`, `in`, `like`, `null`, `member`, `empty`
    /// @param right absent for `null` and `empty`; for `between` the two bounds
    record Comparison(String operator, boolean negated, Term left, List<Term> right) implements Term {
        public Comparison {
            right = List.copyOf(right);
        }
    }

    record Exists(Statement.Select select) implements Term {}
}
