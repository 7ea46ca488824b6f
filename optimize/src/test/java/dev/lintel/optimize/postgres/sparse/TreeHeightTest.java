package dev.lintel.optimize.postgres.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Candidate.Key;
import dev.lintel.optimize.advise.WhatIf.Stress;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode.Kind;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.explain.Explained;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A level more is a tenth of the cost of a look-up: enough that the planner takes another index.
class TreeHeightTest {
    private static final String BY_YEAR = "select day from dates where year = 1950 and day > 7";
    private static final String BY_KEY = "select item from sales where item = 17 and bought = 4";

    @Test
    void bounds_keep_only_the_columns_that_tell_both_sides_apart() throws Exception {
        String database = OneServer.database(
                "create table dates (day int not null, year int not null, month int not null, filler text,"
                        + " primary key (day))",
                "insert into dates select g, 1900 + g / 365, g / 30 % 12, repeat('x', 100) from generate_series(1, 70000) g",
                "vacuum analyze");
        Candidate three =
                Candidate.btree(new Name("public", "dates"), List.of(Key.of("year"), Key.of("day"), Key.of("month")));
        Plan planned;
        try (SparseClone clone = SparseClone.of(OneServer.snapshot(database))) {
            clone.know(List.of(three));
            clone.show(Set.of(three), Set.of());
            planned = clone.plan(BY_YEAR, Stress.NONE);
        }
        OneServer.run(database, "create index built on " + three.sql());
        same(planned, explained(database, BY_YEAR));
    }

    @Test
    void the_root_of_a_tree_that_grew_is_full_before_there_is_another() throws Exception {
        String database = OneServer.database(
                "create table sales (item int, bought int, filler text, primary key (item, bought))",
                "insert into sales select g % 2000, g / 2000, repeat('x', 20) from generate_series(1, 90000) g"
                        + " order by hashint4(g)",
                "vacuum analyze");
        try (SparseClone clone = SparseClone.of(OneServer.snapshot(database))) {
            same(clone.plan(BY_KEY, Stress.NONE), explained(database, BY_KEY));
        }
    }

    private static void same(Plan planned, Plan real) {
        assertThat(planned.root().kind())
                .isEqualTo(Kind.INDEX_ONLY_SCAN)
                .isEqualTo(real.root().kind());
        assertThat(planned.root().estimate().totalCost())
                .isCloseTo(real.root().estimate().totalCost(), within(0.02));
    }

    private static Plan explained(String database, String sql) throws Exception {
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("explain (format json) " + sql)) {
            row.next();
            return Explained.read(row.getString(1)).getFirst();
        }
    }
}
