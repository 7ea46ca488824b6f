package dev.lintel.optimize.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Candidate.Key;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.sparse.SparseClone;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Sql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the search finds against the best of all sets that have room.
class SearchTest {
    private static final List<Candidate> CANDIDATES = List.of(
            index("city", "mayor"),
            index("street", "city_id"),
            index("street", "city_id", "kind"),
            index("house", "street_id"),
            index("house", "owner"),
            index("house", "owner", "built"));

    private static final List<Query> QUERIES = List.of(
            query("select * from city where mayor = 77"),
            query("select * from street where city_id = 77"),
            query("select kind, count(*) from street where city_id = 77 and kind = 3 group by kind"),
            query("select * from house where street_id = 4711"),
            query("select * from house where owner = 4711 order by built limit 3"),
            query("select count(*) from street s join house h on h.street_id = s.id where s.city_id = 5"));

    private static Optional<Snapshot> snapshot = Optional.empty();

    @BeforeAll
    static void fill() throws Exception {
        String database = OneServer.database(
                "create function pick(seed int, most int) returns int language sql immutable"
                        + " as 'select (hashint4(seed) & 2147483647) % most'",
                "create table city (id int primary key, mayor int not null, about text not null)",
                "create table street (id int primary key, city_id int not null references city, kind int not null,"
                        + " about text not null)",
                "create table house (id int primary key, street_id int not null references street, owner int not null,"
                        + " built date not null)",
                "insert into city select g, pick(g, 6000), repeat('about ', 40) from generate_series(1, 6000) g",
                "insert into street select g, 1 + pick(g, 6000), pick(g + 1, 9), repeat('about ', 20)"
                        + " from generate_series(1, 20000) g",
                "insert into house select g, 1 + pick(g, 20000), pick(g + 2, 30000),"
                        + " date '1900-01-01' + pick(g + 3, 40000) from generate_series(1, 60000) g",
                "vacuum analyze");
        snapshot = Optional.of(OneServer.snapshot(database));
    }

    @Test
    void whatever_the_room_it_finds_about_as_much_as_trying_all_sets() throws Exception {
        try (SparseClone clone = SparseClone.of(snapshot.orElseThrow())) {
            Room all = new Room(clone.know(CANDIDATES), Long.MAX_VALUE);
            Costs costs = new Costs(clone, Set.of());
            Pricing pricing = Pricing.of(snapshot.orElseThrow().catalog(), QUERIES, costs);
            long whole = all.of(CANDIDATES);
            for (int percent = 5; percent <= 100; percent += 5) {
                Room room = new Room(all.sizes(), whole * percent / 100);
                Set<Candidate> found = new Search(pricing, room, () -> false, () -> false)
                        .best(new LinkedHashSet<>(CANDIDATES), wanted(clone, costs));
                assertThat(room.of(found)).isLessThanOrEqualTo(room.limit());
                double least = Double.MAX_VALUE;
                Set<Candidate> best = Set.of();
                for (Set<Candidate> some : sets()) {
                    if (room.holds(some) && pricing.priced(some) < least) {
                        least = pricing.priced(some);
                        best = some;
                    }
                }
                assertThat(pricing.priced(found))
                        .as("at %d %%: %s beside %s", percent, found, best)
                        .isLessThanOrEqualTo(least * 1.01);
            }
        }
    }

    @Test
    void what_is_little_of_today_is_kept_where_it_is_much_of_what_the_others_leave() throws Exception {
        Candidate owner = index("house", "owner");
        Candidate mayor = index("city", "mayor");
        List<Query> queries = new ArrayList<>(
                List.of(query("select (select count(*) from city where mayor = 77), count(*) from house")));
        for (int i = 0; i < 70; i++) {
            queries.add(query("select * from house where owner = " + i));
        }
        try (SparseClone clone = SparseClone.of(snapshot.orElseThrow())) {
            Costs costs = new Costs(clone, Set.of());
            Room room = new Room(clone.know(List.of(owner, mayor)), Long.MAX_VALUE);
            Pricing pricing = Pricing.of(snapshot.orElseThrow().catalog(), queries, costs);
            Set<Candidate> both = Set.of(owner, mayor);
            double today = pricing.total(Set.of());
            double others = pricing.total(Set.of(owner));
            double gain = others - pricing.total(both);
            assertThat(gain).as("of today").isLessThan(today * 0.005);
            assertThat(gain).as("of what is left").isGreaterThan(others * 0.05);
            assertThat(new Search(pricing, room, () -> false, () -> false).best(new LinkedHashSet<>(both), both))
                    .containsExactlyInAnyOrder(owner, mayor);
        }
    }

    @Test
    void a_plan_that_is_known_answers_for_each_set_that_holds_what_it_reads() throws Exception {
        try (SparseClone clone = SparseClone.of(snapshot.orElseThrow())) {
            clone.know(CANDIDATES);
            Costs costs = new Costs(clone, Set.of());
            Query query = QUERIES.getFirst();
            Candidate read = CANDIDATES.get(0);
            double none = costs.cost(query, Set.of());
            double with = costs.cost(query, Set.copyOf(CANDIDATES));
            assertThat(with).isLessThan(none / 2);
            assertThat(costs.asked()).isEqualTo(2);
            assertThat(costs.cost(query, Set.of(read, CANDIDATES.get(3)))).isEqualTo(with);
            assertThat(costs.asked()).as("no further plan").isEqualTo(2);
        }
    }

    @Test
    void a_set_without_what_the_known_plan_reads_is_asked_for() throws Exception {
        try (SparseClone clone = SparseClone.of(snapshot.orElseThrow())) {
            clone.know(CANDIDATES);
            Costs costs = new Costs(clone, Set.of());
            Query query = QUERIES.get(2);
            Candidate wide = CANDIDATES.get(2);
            Candidate narrow = CANDIDATES.get(1);
            double both = costs.cost(query, Set.of(wide, narrow));
            double less = costs.cost(query, Set.of(narrow));
            assertThat(less).isGreaterThan(both);
            assertThat(costs.asked()).isEqualTo(2);
        }
    }

    private static Set<Candidate> wanted(SparseClone clone, Costs costs) throws Exception {
        Set<Candidate> wanted = new LinkedHashSet<>();
        for (Query query : QUERIES) {
            List<String> names = Costs.indexes(
                    costs.plan(query, new LinkedHashSet<>(CANDIDATES)).orElseThrow());
            CANDIDATES.stream().filter(each -> clone.isAmong(names, each)).forEach(wanted::add);
        }
        return wanted;
    }

    private static Set<Set<Candidate>> sets() {
        Set<Set<Candidate>> all = new HashSet<>(Set.of(Set.of()));
        for (Candidate each : CANDIDATES) {
            for (Set<Candidate> some : List.copyOf(all)) {
                Set<Candidate> with = new LinkedHashSet<>(some);
                with.add(each);
                all.add(with);
            }
        }
        return all;
    }

    private static Query query(String sql) {
        return new Query(Asked.once(sql), Sql.shape(sql, Dialect.POSTGRESQL), sql);
    }

    private static Candidate index(String table, String... columns) {
        return Candidate.btree(
                new Name("public", table),
                List.of(columns).stream().map(Key::of).toList());
    }
}
