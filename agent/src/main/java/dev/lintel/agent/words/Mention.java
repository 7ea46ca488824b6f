package dev.lintel.agent.words;

/// Something of the backend that a sentence names.
///
/// @param name as the backend writes it: `orders`, `orders.total`, `GET /api/orders`, `ADMIN`, `PaymentProvider`
/// @param from index of the first word that names it
/// @param to index after the last
public record Mention(Kind kind, String name, int from, int to) {
    public enum Kind {
        TABLE,
        /// `table.column`
        COLUMN,
        /// An endpoint by its whole address, or all below a path.
        PATH,
        ROLE,
        CLIENT,
        /// A class of the target, by its simple name.
        TYPE,
        /// A method of the target with its class's simple name, `OrderService.place`.
        METHOD,
        INDEX,
        SETTING,
        PRACTICE,
        HTTP_METHOD
    }
}
