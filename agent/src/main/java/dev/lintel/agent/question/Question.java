package dev.lintel.agent.question;

import dev.lintel.agent.words.Mention;
import dev.lintel.graph.Schema;
import java.util.List;

/// One question that the graph can answer exactly.
public sealed interface Question {
    /// "Who can delete an order?"
    record Who(Deed deed, String table) implements Question {}

    /// "Who can call POST /api/orders?" `path` is an address or what several addresses begin with.
    record WhoCalls(String method, String path) implements Question {}

    /// "What can a CUSTOMER do?" `public` stands for somebody without a login.
    record RoleMay(String role) implements Question {}

    /// "Which endpoints write orders without a login?" All filters must hold.
    ///
    /// @param count whether only the number was asked for
    /// @param beyond what was asked and is nothing that the graph knows, when it is all that was asked
    record Which(List<Filter> filters, boolean count, List<String> beyond) implements Question {
        public Which {
            filters = List.copyOf(filters);
            beyond = List.copyOf(beyond);
        }
    }

    /// "What breaks if I drop the column email?"
    ///
    /// @param column empty for the whole table
    record Impact(String table, String column) implements Question {}

    /// "What would this script do to the code as it stands?"
    record Migration(List<Schema.Change> changes) implements Question {
        public Migration {
            changes = List.copyOf(changes);
        }
    }

    /// "Who calls OrderService.place?", "what breaks if its signature changes?"
    ///
    /// @param name with its class, `OrderService.place`
    record Method(String name) implements Question {}

    /// "Tell me about the table orders", "where is PaymentProvider?"
    /// @param method of an endpoint, `POST`; empty for any
    record About(Mention mention, String method) implements Question {}

    /// "Which tables are there?", "how many tables have no index on a foreign key?"
    record Tables(Which of, boolean count) implements Question {
        enum Which {
            ALL,
            /// Those that lack something which the graph does not know of.
            LACKING_ELSE,
            WITHOUT_KEY,
            /// None but what the primary key and unique columns have.
            WITHOUT_INDEX,
            KEY_WITHOUT_INDEX,
            REFERRING
        }
    }

    /// "Which systems outside does it call?"
    record Clients(boolean withoutTimeout, boolean count) implements Question {}

    /// "Which roles are there?"
    record Roles() implements Question {}
}
