package dev.lintel.design.brief;

import java.util.List;

/// What must stay true whatever happens at once, parsed from the sentences under `consistency`.
public sealed interface Rule {
    /// As the brief writes it.
    String text();

    /// `stock never below 0`
    record NeverBelow(String resource, String field, long least) implements Rule {
        @Override
        public String text() {
            return resource + "." + field + " never below " + least;
        }
    }

    /// `sum(Payment CAPTURED) <= Order.total`
    ///
    /// @param reference the field of `part` that names the row whose `field` bounds the sum
    record SumAtMost(String part, String amount, String state, String reference, String whole, String field)
            implements Rule {
        @Override
        public String text() {
            return "sum(" + part + " " + state + ") <= " + whole + "." + field;
        }
    }

    /// `Order is PAID when Payment is CAPTURED`: no request leads there. Where a [SumAtMost] bounds the same sum, it is
    /// all of it that must have come.
    ///
    /// @param reference the field of `part` that names the row of `whole`
    record Follows(String whole, String to, String part, String state, String reference) implements Rule {
        @Override
        public String text() {
            return whole + " is " + to + " when " + part + " is " + state;
        }
    }

    /// `one Enrolment per student and course unless WITHDRAWN`
    ///
    /// @param by references, fields or the owner, of which no two rows of a tenant have all alike
    /// @param unless states whose rows do not count
    record OneEach(String resource, List<String> by, List<String> unless) implements Rule {
        public OneEach {
            by = List.copyOf(by);
            unless = List.copyOf(unless);
        }

        @Override
        public String text() {
            return "one " + resource + " per " + String.join(" and ", by)
                    + (unless.isEmpty() ? "" : " unless " + String.join(" or ", unless));
        }
    }

    /// `Payment.create is idempotent for 24h`
    record Idempotent(String operation, int hours) implements Rule {
        @Override
        public String text() {
            return operation + " is idempotent for " + hours + "h";
        }
    }

    /// `Product list may be 30s stale`
    record Stale(String resource, long seconds) implements Rule {
        @Override
        public String text() {
            return resource + " list may be " + seconds + "s stale";
        }
    }

    /// `own orders read-your-writes`
    record ReadYourWrites(String resource) implements Rule {
        @Override
        public String text() {
            return "own " + resource + " read-your-writes";
        }
    }
}
