package dev.lintel.optimize.postgres.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.WhatIf.Stress;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode.Kind;
import dev.lintel.optimize.postgres.OneServer;
import org.junit.jupiter.api.Test;

/// Parts by supplier, scattered over the table: of the suppliers a join leaves a few.
class RepetitionsTest {
    private static final String FEW_OF_MANY = """
            select count(p.note) from country c join supplier s on s.country_id = c.id join part p on p.supplier_id = s.id
             where c.name = 'country 7'""";
    private static final String ALL = """
            select count(p.note) from supplier s join part p on p.supplier_id = s.id""";

    @Test
    void scans_that_are_fewer_than_the_planner_assumes_cost_more_than_it_says() throws Exception {
        String database = OneServer.database(
                "create table country (id int primary key, name text not null)",
                "create table supplier (id int primary key, country_id int not null)",
                "create table part (id int primary key, supplier_id int not null, note text not null)",
                "insert into country select g, 'country ' || g from generate_series(1, 50) g",
                "insert into supplier select g, 1 + g % 50 from generate_series(1, 2000) g",
                "insert into part select g, 1 + (hashint4(g) & 1048575) % 2000, repeat('x', 200)"
                        + " from generate_series(1, 100000) g",
                "create index part_supplier on part (supplier_id)",
                "vacuum analyze");
        try (SparseClone clone = SparseClone.of(OneServer.snapshot(database))) {
            Plan few = clone.plan(FEW_OF_MANY, Stress.NONE);
            assertThat(few.root().all()).anyMatch(node -> node.index().equals("part_supplier"));
            assertThat(clone.leftOut(few)).isGreaterThan(few.root().estimate().totalCost());
            Plan all = clone.plan(ALL, Stress.NONE);
            assertThat(all.root().all()).anyMatch(node -> node.kind() == Kind.HASH_JOIN);
            assertThat(clone.leftOut(all)).isZero();
        }
    }
}
