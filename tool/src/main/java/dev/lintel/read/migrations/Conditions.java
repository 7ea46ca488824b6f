package dev.lintel.read.migrations;

import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether a change set runs: its databases, its contexts and its preconditions, as far as they can be known.
final class Conditions {
    private final Dialect dialect;
    private final Replay replay;

    Conditions(Dialect dialect, Replay replay) {
        this.dialect = dialect;
        this.replay = replay;
    }

    /// `mysql, mariadb`, `!oracle`, `all`.
    boolean dbms(String list) {
        if (list.isBlank()) {
            return true;
        }
        boolean excluded = false;
        boolean named = false;
        for (String each : list.toLowerCase(Locale.ROOT).split(",")) {
            String name = each.strip();
            if (name.equals("all")) {
                return true;
            }
            if (name.startsWith("!")) {
                excluded |= is(name.substring(1).strip());
            } else if (!name.isEmpty()) {
                named = true;
                if (is(name)) {
                    return true;
                }
            }
        }
        return !named && !excluded;
    }

    private boolean is(String name) {
        return Dialects.vendor(name).filter(found -> found == dialect).isPresent();
    }

    /// Without contexts of its own Liquibase runs all; only those that are a database's name are held against it.
    boolean context(String expression) {
        String text = expression.toLowerCase(Locale.ROOT).strip();
        if (text.isEmpty()) {
            return true;
        }
        for (String any : text.replace(" or ", ",").split(",")) {
            boolean all = true;
            for (String part : any.split(" and ")) {
                all &= part(part.replace("(", "").replace(")", "").strip());
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private boolean part(String part) {
        boolean not = part.startsWith("!") || part.startsWith("not ");
        String name = not ? part.substring(part.startsWith("!") ? 1 : 4).strip() : part;
        Optional<Dialect> vendor = Dialects.vendor(name);
        return vendor.isEmpty() || (vendor.get() == dialect) != not;
    }

    /// What must hold before a change set; unknown where it asks the data.
    Optional<Boolean> holds(Element precondition) {
        return switch (precondition.name()) {
            case "preConditions", "and" -> all(precondition.children());
            case "or" -> any(precondition.children());
            case "not" -> all(precondition.children()).map(each -> !each);
            case "dbms" -> Optional.of(dbms(precondition.get("type")));
            case "tableExists" -> Optional.of(replay.hasTable(name(precondition.get("tableName"))));
            case "viewExists" -> Optional.of(replay.hasTable(name(precondition.get("viewName"))));
            case "columnExists" ->
                Optional.of(
                        replay.hasColumn(name(precondition.get("tableName")), name(precondition.get("columnName"))));
            case "indexExists" -> Optional.of(replay.hasIndex(name(precondition.get("indexName"))));
            case "primaryKeyExists" -> Optional.of(replay.hasPrimaryKey(name(precondition.get("tableName"))));
            case "foreignKeyConstraintExists" ->
                Optional.of(replay.hasForeignKey(name(precondition.get("foreignKeyName"))));
            default -> Optional.empty();
        };
    }

    private Optional<Boolean> all(List<Element> parts) {
        boolean unknown = false;
        for (Element part : parts) {
            Optional<Boolean> one = holds(part);
            if (one.isPresent() && !one.get()) {
                return one;
            }
            unknown |= one.isEmpty();
        }
        return unknown ? Optional.empty() : Optional.of(true);
    }

    private Optional<Boolean> any(List<Element> parts) {
        boolean unknown = false;
        for (Element part : parts) {
            Optional<Boolean> one = holds(part);
            if (one.isPresent() && one.get()) {
                return one;
            }
            unknown |= one.isEmpty();
        }
        return unknown ? Optional.empty() : Optional.of(false);
    }

    private static String name(String text) {
        return Shape.fold(text);
    }
}
