package dev.lintel.optimize.postgres.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.rewrite.Rewrite.Kind;
import dev.lintel.optimize.postgres.rewrite.Rewrite.Sameness;
import dev.lintel.optimize.workload.Asked;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Where another wording looks right and is not: values that are no dates, constraints that do not hold yet, names
/// that mean something else, rows that compare with nothing.
class RewriteTrapsTest {
    private static String database = "";
    private static Catalog catalog = new Catalog(new TreeMap<>());

    @BeforeAll
    static void fill() throws Exception {
        database = OneServer.database(
                "create table team (id int primary key, name text not null)",
                "create table hidden (id int primary key, name text not null)",
                "alter table hidden enable row level security",
                "create table member (id int primary key, team_id int not null, later_id int not null, hidden_id int not"
                        + " null references hidden, joined timestamp not null, points int not null, value int, tags json)",
                "create table note (id int primary key, member_id int not null references member, fee int, day int)",
                "create table share (note_id int not null references note, member_id int)",
                "create schema old",
                "create table \"Order Line\" (\"Id\" int primary key)",
                "insert into \"Order Line\" select g from generate_series(1, 90) g",
                "create table old.member (id int, points int not null)",
                "create index member_joined on member (joined)",
                "create index member_points on member (points)",
                "create index note_day on note (day)",
                "insert into team select g, 'Team ' || g from generate_series(1, 20) g",
                "insert into hidden select g, 'Hidden ' || g from generate_series(1, 20) g",
                "insert into member select g, 1 + g % 25, 1 + g % 20, 1 + g % 20, localtimestamp - g * interval '5 hours', g"
                        + " % 50, g % 9, '{}' from generate_series(1, 600) g",
                "insert into note select g, 1 + g * 7 % 500, case when g % 5 > 0 then g % 13 end, g % 90 from"
                        + " generate_series(1, 3000) g",
                "insert into share select 1 + g * 3 % 2900, case when g % 4 > 0 then g % 70 end from generate_series(1, 900) g",
                "insert into old.member select g % 40, g % 50 from generate_series(1, 300) g",
                "alter table member add constraint member_team foreign key (team_id) references team not valid",
                "alter table member add constraint member_later foreign key (later_id) references team deferrable"
                        + " initially deferred",
                "analyze");
        catalog = OneServer.snapshot(database).catalog();
    }

    @Test
    void a_day_that_is_compared_with_a_moment_is_not_the_day_of_that_moment() throws Exception {
        for (String comparison : List.of(
                "date(joined) >= now() - interval '7 days'",
                "joined::date = localtimestamp",
                "date(joined) = timestamp '2020-03-01 05:00'",
                "joined::date < (select max(joined) from member)",
                "date(joined) > current_date - interval '36 hours'")) {
            assertThat(kinds("select id from member where " + comparison))
                    .as(comparison)
                    .isEmpty();
        }
        for (String comparison : List.of(
                "date(joined) >= current_date - 7",
                "joined::date = current_date - 3",
                "date(joined) > current_date",
                "date(joined) <= date '2020-03-01'",
                "joined::date between current_date - 9 and current_date - 2")) {
            same(Kind.FUNCTION_ON_COLUMN, "select id from member where " + comparison);
        }
    }

    @Test
    void what_a_sum_is_compared_with_stays_in_one_piece() throws Exception {
        same(Kind.FUNCTION_ON_COLUMN, "select id from member where points + 3 = 9 | 4");
        same(Kind.FUNCTION_ON_COLUMN, "select id from member where points - 3 < 12 - 7");
    }

    @Test
    void a_foreign_key_that_was_never_checked_or_waits_for_the_commit_proves_nothing() {
        assertThat(kinds("select m.id from member m join team t on t.id = m.team_id"))
                .isEmpty();
        assertThat(kinds("select m.id from member m join team t on t.id = m.later_id"))
                .isEmpty();
    }

    @Test
    void a_parent_of_which_rows_may_be_hidden_filters() {
        assertThat(kinds("select m.id from member m join hidden h on h.id = m.hidden_id"))
                .isEmpty();
    }

    @Test
    void a_table_of_the_same_name_in_another_schema_has_its_own_keys() throws Exception {
        String sql = "select distinct m.id from old.member m join note n on n.member_id = m.id";
        assertThat(kinds(sql)).isEmpty();
        same(Kind.DISTINCT_OVER_JOIN, "select distinct m.id from public.member m join note n on n.member_id = m.id");
    }

    @Test
    void a_name_in_capitals_stays_in_capitals() throws Exception {
        same(
                Kind.NOT_IN_SUBQUERY,
                "select \"M\".id from member \"M\" where \"M\".id not in (select \"N\".member_id from note \"N\" where"
                        + " \"N\".fee > 3)");
        same(
                Kind.DISTINCT_OVER_JOIN,
                "select distinct o.\"Id\" from \"Order Line\" o join note n on n.member_id = o.\"Id\"");
    }

    @Test
    void union_needs_columns_that_can_be_compared() {
        String from = " from member m join note n on n.member_id = m.id where m.points = 7 or n.day = 3";
        assertThat(kinds("select m.id, n.id, m.tags" + from)).isEmpty();
        assertThat(kinds("select m.id, n.id, m.points" + from)).containsExactly(Kind.OR_ACROSS_TABLES);
    }

    @Test
    void what_the_result_is_called_stays() throws Exception {
        String sql = "select count(*) > 0 as taken from note where member_id = 7";
        same(Kind.COUNT_FOR_EXISTENCE, sql);
        assertThat(names(only(Asked.once(sql)).sql())).containsExactly("taken");
    }

    @Test
    void a_count_may_be_compared_with_nothing_in_many_ways() throws Exception {
        for (int member : List.of(7, 599)) {
            for (String test :
                    List.of("count(*) >= 1", "count(*) = 0", "count(*) <> 0", "0 < count(*)", "count(fee) != 0")) {
                same(Kind.COUNT_FOR_EXISTENCE, "select " + test + " from note where member_id = " + member);
            }
            same(
                    Kind.COUNT_FOR_EXISTENCE,
                    "select case when count(*) = 0 then 'free' else 'taken' end from note where member_id = " + member);
        }
        assertThat(kinds("select count(*) <= 1 from note where member_id = 7")).isEmpty();
        assertThat(kinds("select count(*) = 1 from note where member_id = 7")).isEmpty();
    }

    @Test
    void a_group_that_is_joined_hides_no_column_and_adds_none() throws Exception {
        for (String sql : List.of(
                "select m.id, value, (select count(*) from note n where n.member_id = m.id) from member m order by value",
                "select *, (select max(n.fee) from note n where n.member_id = m.id) from team m",
                "select m.id, (select count(*) from note n where m.id = m.points and n.member_id = m.id) from member m",
                "select m.id, (select count(*) from note n where n.member_id = m.id and n.day = m.points) from member m",
                "select m.id, t.id, (select count(*) from note n where n.member_id = m.id) from member m, team t where t.id ="
                        + " m.team_id")) {
            for (Rewrite each : Rewrites.of(many(sql), catalog)) {
                assertThat(sorted(each.sql())).as(each.sql()).isEqualTo(sorted(sql));
            }
        }
    }

    @Test
    void an_aggregate_that_a_condition_asks_for_is_grouped_once() throws Exception {
        for (String sql : List.of(
                "select n.id from note n where n.fee > (select avg(o.fee) from note o where o.member_id = n.member_id)",
                "select n.id, n.day from note n where n.fee = (select max(o.fee) from note o where o.member_id = n.member_id"
                        + " and o.day > 3) and n.id > 4",
                "select m.id from member m where (select count(*) from note n where n.member_id = m.id) < 6")) {
            Rewrite rewrite = only(many(sql));
            assertThat(rewrite.kind()).as(sql).isEqualTo(Kind.CORRELATED_SUBQUERY);
            assertThat(rewrite.sameness()).isInstanceOf(Sameness.Proven.class);
            assertThat(sorted(rewrite.sql()))
                    .as(rewrite.sql())
                    .isEqualTo(sorted(sql))
                    .isNotEmpty();
        }
    }

    @Test
    void a_column_that_is_looked_up_by_key_for_each_row_is_joined() throws Exception {
        String sql =
                "select n.id, (select m.joined from member m where m.id = n.fee) as since, n.day from note n where n.day > 4";
        Rewrite rewrite = only(many(sql));
        assertThat(rewrite.kind()).isEqualTo(Kind.CORRELATED_SUBQUERY);
        assertThat(sorted(rewrite.sql())).as(rewrite.sql()).isEqualTo(sorted(sql));
        assertThat(names(rewrite.sql())).containsExactly("id", "since", "day");
        // without a key there may be two, which is an error now and two rows then
        assertThat(Rewrites.of(
                        many("select m.id, (select n.day from note n where n.member_id = m.id) from member m"),
                        catalog))
                .isEmpty();
    }

    @Test
    void an_or_with_a_subquery_becomes_a_union_of_keys() throws Exception {
        for (String sql : List.of(
                "select n.id, n.fee from note n where n.day > 2 and (n.day = 7 or n.id in (select s.note_id from share s"
                        + " where s.member_id = 9)) order by n.fee, n.id limit 20",
                "select id from note where day = 7 or exists (select 1 from share s where s.note_id = note.id and"
                        + " s.member_id = 9) or id = 11",
                "select count(*) from note where (day = 5 or id in (select note_id from share where member_id is null))")) {
            same(Kind.SUBQUERY_IN_OR, sql);
        }
        assertThat(kinds("select id from old.member where points = 7 or id in (select note_id from share)"))
                .isEmpty();
        assertThat(kinds("select id from note where day = 7 or fee = 3")).isEmpty();
    }

    private static void same(Kind kind, String sql) throws Exception {
        Rewrite rewrite = only(Asked.once(sql));
        assertThat(rewrite.kind()).as(sql).isEqualTo(kind);
        assertThat(rewrite.sameness()).as(sql).isInstanceOf(Sameness.Proven.class);
        assertThat(sorted(rewrite.sql())).as(rewrite.sql()).isEqualTo(sorted(sql));
    }

    private static Rewrite only(Asked asked) {
        List<Rewrite> found = Rewrites.of(asked, catalog);
        assertThat(found).as(asked.text()).hasSize(1);
        return found.getFirst();
    }

    private static Asked many(String sql) {
        return new Asked("", sql, 1, 0, 0, 5000, 900_000, 0, 0, false);
    }

    private static List<Kind> kinds(String sql) {
        return Rewrites.of(Asked.once(sql), catalog).stream().map(Rewrite::kind).toList();
    }

    private static List<String> names(String sql) throws Exception {
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                names.add(rows.getMetaData().getColumnLabel(i));
            }
            return names;
        }
    }

    private static List<String> sorted(String sql) throws Exception {
        List<String> all = new ArrayList<>();
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.append(i > 1 ? "|" : "").append(rows.getString(i));
                }
                all.add(row.toString());
            }
        }
        return all.stream().sorted().toList();
    }
}
