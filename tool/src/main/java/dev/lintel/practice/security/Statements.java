package dev.lintel.practice.security;

import dev.lintel.flow.Arrival;
import dev.lintel.flow.Piece;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Sensitivity;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the texts of statements have in common, SQL and JPQL: quotes protect what is escaped for them, and the table
/// that is asked tells what is at stake.
final class Statements {
    private static final Pattern TABLE =
            Pattern.compile("(?i)\\b(?:from|join|update|into)\\s+[\"`\\[]?(\\w+(?:\\.\\w+)*)");
    private static final Pattern NAME_POSITION =
            Pattern.compile("(?is).*\\b(?:order\\s+by|group\\s+by|from|join|update|into|limit|offset|asc|desc)\\s*"
                    + "[\\w\\s,.\u0001]*");

    private static final Pattern ORDER_POSITION = Pattern.compile("(?is).*\\border\\s+by\\s*[\\w\\s,.\u0001]*");
    /// Library calls that take what stands behind `order by`.
    private static final Pattern SORTING = Pattern.compile("#(?:startPage|offsetPage|orderBy|setOrderBy\\w*)$");

    private Statements() {}

    /// Whether quotes around it hold what was escaped for quotes.
    static boolean heldByQuotes(Arrival arrival, Taint taint) {
        Position position = Position.of(taint, arrival);
        return position.quoted('\'')
                && taint.encodings().stream().anyMatch(each -> each.equals("sql-quote") || each.equals("base64"));
    }

    /// Whether it is a list of words where rows are sorted: there they can only choose columns and directions.
    static boolean onlySorts(Arrival arrival, Taint taint) {
        Position position = Position.of(taint, arrival);
        return taint.encodings().contains("sql-list")
                && (SORTING.matcher(arrival.sink()).find()
                        || position.known()
                                && !position.quoted('\'')
                                && ORDER_POSITION.matcher(position.before()).matches());
    }

    /// Whether it stands where a bind parameter cannot: for a column, a table or a direction.
    static boolean isName(Arrival arrival, Taint taint) {
        Position position = Position.of(taint, arrival);
        return position.known()
                && !position.quoted('\'')
                && NAME_POSITION.matcher(position.before()).matches();
    }

    /// The table that the statement begins with, if the program wrote it.
    static Optional<String> table(Backend backend, Arrival arrival) {
        return arrival.value().pieces().stream()
                .flatMap(piece -> piece instanceof Piece.Fixed(String text) ? Stream.of(text) : Stream.empty())
                .map(TABLE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .map(name -> ofEntity(backend, name).orElse(name.toLowerCase(Locale.ROOT)));
    }

    private static Optional<String> ofEntity(Backend backend, String name) {
        return backend.entities().values().stream()
                .filter(entity -> entity.type().equals(name) || entity.type().endsWith("." + name))
                .map(Entity::table)
                .min(String::compareTo);
    }

    static Judgement weigh(Judgement judgement, Backend backend, Arrival arrival) {
        Optional<String> table = table(backend, arrival);
        List<String> secrets = table.flatMap(backend.schema()::table).stream()
                .flatMap(found -> found.columns().stream())
                .map(Column::name)
                .filter(Statements::matters)
                .limit(3)
                .toList();
        return judgement.notingIf(
                !secrets.isEmpty(),
                "table " + table.orElse("") + " holds " + String.join(", ", secrets) + "; one request reads them all");
    }

    private static boolean matters(String column) {
        return switch (Sensitivity.of(column)) {
            case CREDENTIAL, TOKEN, CARD, PERSONAL, MONEY -> true;
            case ROLE, NONE -> false;
        };
    }
}
