package dev.lintel.finding;

import java.util.List;

/// What a practice says for itself, wherever it is shown: docs, `explain`, SARIF rules, findings.
///
/// @param id as in the catalogue, `db-query-unindexed`
/// @param statement what good looks like, one clause
/// @param why what happens otherwise, for someone who has not seen it fail
/// @param raises what raises or lowers the risk
/// @param pitfalls how the obvious repair goes wrong
/// @param repair the repair, with code, in Markdown
/// @param references CWE, OWASP, RFC, documentation
public record Guide(
        String id,
        Risk risk,
        String statement,
        String why,
        String raises,
        String pitfalls,
        String repair,
        List<String> references) {
    public Guide {
        references = List.copyOf(references);
    }

    /// The prefix of the id, `db` of `db-query-unindexed`.
    public String area() {
        return id.substring(0, id.indexOf('-'));
    }

    public Harm harm() {
        return Harm.of(id);
    }
}
