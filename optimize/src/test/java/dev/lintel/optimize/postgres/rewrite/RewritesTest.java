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

/// Both wordings run on a real server and give the same rows; what cannot be shown to be the same is said to
/// differ.
class RewritesTest {
    private static String database = "";
    private static Catalog catalog = new Catalog(new TreeMap<>());

    @BeforeAll
    static void fill() throws Exception {
        database = OneServer.database(
                "create table firm (id int primary key, name text not null)",
                "create table person (id int primary key, firm_id int not null references firm, mentor_id int references"
                        + " person, born timestamp not null, seen timestamptz not null, nick text, points int not null)",
                "create table visit (id int primary key, person_id int not null references person, at timestamp not null,"
                        + " friend_id int, fee int)",
                "create table label (person_id int not null references person, word text not null, primary key"
                        + " (person_id, word))",
                "create index person_born on person (born)",
                "create index person_seen on person (seen)",
                "create index person_points on person (points)",
                "create index visit_at on visit (at)",
                "insert into firm select g, 'Firm ' || g from generate_series(1, 20) g",
                "insert into person select g, 1 + g % 20, case when g % 3 > 0 then 1 + g / 2 end, timestamp '2020-01-31"
                        + " 22:00' + g * interval '7 hours', timestamptz '2024-03-30 20:00+01' + g * interval '1 hour',"
                        + " case when g % 4 > 0 then 'n' || g end, g % 50 from generate_series(1, 600) g",
                "insert into visit select g, 1 + g * 7 % 500, timestamp '2024-01-01' + g * interval '1 hour', case when g"
                        + " % 5 > 0 then g % 90 end, g % 13 from generate_series(1, 2000) g",
                "insert into label select 1 + g % 400, 'w' || g % 7 from generate_series(1, 1500) g on conflict do nothing",
                "analyze");
        catalog = OneServer.snapshot(database).catalog();
    }

    @Test
    void a_count_that_is_compared_with_zero_is_existence() throws Exception {
        for (int person : List.of(7, 590)) {
            same(Kind.COUNT_FOR_EXISTENCE, "select count(*) > 0 from visit where person_id = " + person);
            same(
                    Kind.COUNT_FOR_EXISTENCE,
                    "select case when count(v.id) > 0 then 'yes' else 'no' end from visit v where v.person_id = "
                            + person);
            same(
                    Kind.COUNT_FOR_EXISTENCE,
                    "select count(v.friend_id) > 0 from visit v where v.id % 5 = 0 and v.person_id = " + person);
        }
    }

    @Test
    void a_count_whose_number_is_asked_for_stays() {
        assertThat(kinds("select count(*) from visit where person_id = 7")).isEmpty();
        assertThat(kinds("select count(*) > 3 from visit where person_id = 7")).isEmpty();
        assertThat(kinds("select person_id, count(*) > 0 from visit group by person_id"))
                .isEmpty();
    }

    @Test
    void what_a_count_was_compared_with_is_not_kept_by_the_counters_and_that_is_said() {
        assertThat(only("select case when count(*) > $1 then $2 else $3 end from visit where person_id = $4")
                        .sameness())
                .isInstanceOf(Sameness.Differs.class);
    }

    @Test
    void not_in_becomes_not_exists_when_nothing_can_be_null() throws Exception {
        same(Kind.NOT_IN_SUBQUERY, "select p.id from person p where p.id not in (select v.person_id from visit v)");
        same(
                Kind.NOT_IN_SUBQUERY,
                "select id from person where firm_id = 3 and id not in (select person_id from visit where fee > 5)");
    }

    @Test
    void not_in_over_a_column_that_may_be_null_is_another_question() throws Exception {
        Rewrite rewrite = only("select id from person where id not in (select friend_id from visit)");
        assertThat(rewrite.sameness()).isInstanceOf(Sameness.Differs.class);
        assertThat(rows("select id from person where id not in (select friend_id from visit)"))
                .isEmpty();
        assertThat(rows(rewrite.sql())).isNotEmpty();
    }

    @Test
    void distinct_that_undoes_a_join_becomes_existence() throws Exception {
        same(
                Kind.DISTINCT_OVER_JOIN,
                "select distinct p.id, p.nick from person p join label l on l.person_id = p.id where l.word in ('w1', 'w2')"
                        + " and p.points > 10");
        same(
                Kind.DISTINCT_OVER_JOIN,
                "select distinct p.id from person p join visit v on v.person_id = p.id join label l on l.person_id ="
                        + " v.person_id where l.word = 'w3' or v.fee = 2 order by p.id desc");
    }

    @Test
    void distinct_without_a_key_or_over_columns_of_both_stays() {
        assertThat(kinds("select distinct p.nick from person p join label l on l.person_id = p.id"))
                .isEmpty();
        assertThat(kinds("select distinct p.id, l.word from person p join label l on l.person_id = p.id"))
                .isEmpty();
        assertThat(kinds("select distinct p.id from person p left join label l on l.person_id = p.id"))
                .isEmpty();
    }

    @Test
    void a_parent_of_which_nothing_is_asked_is_not_joined() throws Exception {
        same(
                Kind.NEEDLESS_JOIN,
                "select p.id, p.nick from person p join firm f on f.id = p.firm_id where p.points = 9");
        same(Kind.NEEDLESS_JOIN, "select count(*) from visit v inner join person p on v.person_id = p.id");
    }

    @Test
    void a_join_that_filters_or_is_used_stays() {
        assertThat(kinds("select p.id from person p join person m on m.id = p.mentor_id"))
                .isEmpty();
        assertThat(kinds("select p.id from person p join firm f on f.id = p.firm_id where f.name = 'Firm 3'"))
                .isEmpty();
        assertThat(kinds("select * from person p join firm f on f.id = p.firm_id"))
                .isEmpty();
        assertThat(kinds("select p.id from person p join firm f on f.id = p.firm_id order by f.name"))
                .isEmpty();
        assertThat(kinds("select f.id from firm f join person p on p.firm_id = f.id"))
                .isEmpty();
    }

    @Test
    void a_day_or_a_year_becomes_a_range_of_the_bare_column() throws Exception {
        for (String comparison : List.of(
                "date(born) = '2020-03-01'",
                "born::date >= '2020-03-01'",
                "cast(born as date) < '2020-03-01'",
                "born::date > '2020-03-01'",
                "date(born) <= '2020-03-01'",
                "date(born) between '2020-02-27' and '2020-03-02'",
                "extract(year from born) = 2020",
                "seen::date = '2024-03-31'",
                "date_trunc('month', born) = '2020-03-01'",
                "date_trunc('month', born) = '2020-03-02'",
                "points + 3 = 12",
                "points - 3 > 12")) {

            same(Kind.FUNCTION_ON_COLUMN, "select id from person where " + comparison + " and id > 2");
        }
    }

    @Test
    void a_column_whose_name_the_parser_takes_for_a_type_is_read_too() {
        assertThat(kinds("select id, number from person where date(born) = $1"))
                .containsExactly(Kind.FUNCTION_ON_COLUMN);
    }

    @Test
    void a_function_around_a_column_without_an_index_is_left_to_an_index_on_the_expression() {
        assertThat(kinds("select id from person where lower(nick) = 'n5'")).isEmpty();
        assertThat(kinds("select id from visit where fee + 1 = 3")).isEmpty();
    }

    @Test
    void a_number_that_is_compared_as_another_type_casts_the_value_instead() throws Exception {
        Rewrite decimal = only("select id, nick from person where id = 17::numeric");
        assertThat(decimal.kind()).isEqualTo(Kind.CAST_ON_COLUMN);
        assertThat(rows(decimal.sql())).isEqualTo(rows("select id, nick from person where id = 17::numeric"));
        Rewrite text = only("select id from person where id::text = '17'");
        assertThat(rows(text.sql())).isEqualTo(rows("select id from person where id::text = '17'"));
        assertThat(text.sameness()).isInstanceOf(Sameness.Differs.class);
        assertThat(kinds("select id from person where id = 17::bigint")).isEmpty();
    }

    @Test
    void a_long_list_becomes_one_array() throws Exception {
        StringBuilder list = new StringBuilder("1");
        StringBuilder array = new StringBuilder("1");
        for (int i = 2; i <= 150; i++) {
            list.append(", ").append(i * 3);
            array.append(',').append(i * 3);
        }
        String sql = "select id from person where id in (" + list + ") and points > 5";
        Rewrite rewrite = only(sql);
        assertThat(rewrite.kind()).isEqualTo(Kind.MANY_LITERALS);
        assertThat(rows(rewrite.sql().replace("?", "'{" + array + "}'"))).isEqualTo(rows(sql));
        assertThat(kinds("select id from person where id in (1, 2, 3)")).isEmpty();
    }

    @Test
    void a_list_whose_length_the_counters_dropped_is_told_by_the_rows_of_a_key() {
        String text = "select id from person where id in ($1 /*, ... */)";
        assertThat(kinds(counted(text, 10, 4000, 0))).containsExactly(Kind.MANY_LITERALS);
        assertThat(kinds(counted(text, 10, 40, 0))).isEmpty();
        assertThat(kinds(counted("select id from visit where person_id in ($1 /*, ... */)", 10, 4000, 0)))
                .isEmpty();
    }

    @Test
    void a_far_page_begins_behind_the_last_key_of_the_page_before() throws Exception {
        String page = "select id, born from person order by born, id limit 20 offset ";
        Rewrite rewrite = only(page + 1000);
        assertThat(rewrite.kind()).isEqualTo(Kind.DEEP_OFFSET);
        List<String> before = rows(page + 279).subList(0, 1);
        String[] last = before.getFirst().split("\\|");
        String keyset =
                rewrite.sql().replaceFirst("\\?", "timestamp '" + last[1] + "'").replaceFirst("\\?", last[0]);
        assertThat(rows(keyset)).isEqualTo(rows(page + 280));
    }

    @Test
    void a_near_page_and_one_that_nobody_saw_skipping_stay() {
        assertThat(kinds("select id from person order by born, id limit 20 offset 20"))
                .isEmpty();
        assertThat(kinds(counted("select id from person order by born, id limit $1 offset $2", 40, 800, 400)))
                .isEmpty();
        assertThat(kinds(counted("select id from person order by born, id limit $1 offset $2", 10, 200, 90_000)))
                .containsExactly(Kind.DEEP_OFFSET);
        assertThat(kinds(counted("select id from person order by nick limit $1 offset $2", 10, 200, 90_000)))
                .isEmpty();
    }

    @Test
    void where_all_rows_are_sorted_for_the_first_page_too_it_is_not_the_offset_that_costs() {
        String sql = "select id from person where points = $3 order by firm_id, id limit $1 offset $2";
        assertThat(kinds(counted(sql, 10, 200, 90_000))).isEmpty();
        assertThat(kinds(counted(sql.replace("firm_id", "born"), 10, 200, 90_000)))
                .containsExactly(Kind.DEEP_OFFSET);
    }

    @Test
    void a_page_behind_the_last_row_skipped_all_unless_a_condition_may_have_left_them_out() throws Exception {
        assertThat(kinds(counted("select id from person order by born, id limit $1 offset $2", 10, 0, 90_000)))
                .containsExactly(Kind.DEEP_OFFSET);
        assertThat(kinds(counted(
                        "select id from person where points = $3 order by born, id limit $1 offset $2", 10, 0, 90_000)))
                .isEmpty();
    }

    @Test
    void a_subquery_for_each_of_many_rows_is_grouped_once_and_joined() throws Exception {
        for (String sql : List.of(
                "select p.id, (select count(*) from visit v where v.person_id = p.id) from person p",
                "select p.id, (select max(v.fee) from visit v where p.id = v.person_id and v.fee < 9) as most from person p"
                        + " where p.points > 3")) {
            Rewrite rewrite = Rewrites.of(counted(sql, 1, 5000, 0), catalog).getFirst();
            assertThat(rewrite.kind()).isEqualTo(Kind.CORRELATED_SUBQUERY);
            assertThat(rewrite.sameness()).isInstanceOf(Sameness.Proven.class);
            assertThat(sorted(rewrite.sql())).isEqualTo(sorted(sql));
        }
    }

    @Test
    void a_subquery_for_a_few_rows_stays() {
        assertThat(kinds(counted(
                        "select p.id, (select count(*) from visit v where v.person_id = p.id) from person p limit 20",
                        10,
                        200,
                        0)))
                .isEmpty();
    }

    @Test
    void an_or_over_two_tables_becomes_a_union() throws Exception {
        String sql =
                "select p.id, v.id from person p join visit v on v.person_id = p.id where (p.points = 7 or v.fee = 3)"
                        + " and p.firm_id < 9";
        Rewrite rewrite = only(sql);
        assertThat(rewrite.kind()).isEqualTo(Kind.OR_ACROSS_TABLES);
        assertThat(sorted(rewrite.sql())).isEqualTo(sorted(sql));
        assertThat(kinds("select p.id from person p where p.points = 7 or p.firm_id = 3"))
                .isEmpty();
        assertThat(kinds(
                        "select p.id from person p join visit v on v.person_id = p.id where p.points = 7 or v.fee = 3"))
                .isEmpty();
    }

    @Test
    void an_or_over_two_tables_of_which_different_rows_are_wanted_needs_no_keys() throws Exception {
        String sql =
                "select distinct p.points, p.firm_id from person p left join visit v on v.person_id = p.id where (p.points"
                        + " = 7 or v.fee = 3) and p.firm_id < 9";
        Rewrite rewrite = only(sql);
        assertThat(rewrite.kind()).isEqualTo(Kind.OR_ACROSS_TABLES);
        assertThat(rewrite.sql()).doesNotContainIgnoringCase("distinct");
        assertThat(sorted(rewrite.sql())).isEqualTo(sorted(sql));
        assertThat(kinds("select distinct on (p.points) p.points, p.firm_id from person p left join visit v"
                        + " on v.person_id = p.id where p.points = 7 or v.fee = 3"))
                .isEmpty();
    }

    @Test
    void a_row_without_a_partner_is_found_by_either_half() throws Exception {
        String sql =
                "select p.id, v.id from person p left join visit v on v.person_id = p.id where p.points = 7 or v.fee = 3";
        assertThat(sorted(only(sql).sql())).isEqualTo(sorted(sql));
    }

    @Test
    void a_delete_of_many_rows_is_repeated_until_none_is_left() throws Exception {
        OneServer.run(database, "create table heap (id int primary key, at int not null)");
        OneServer.run(database, "insert into heap select g, g from generate_series(1, 12000) g");
        Catalog with = OneServer.snapshot(database).catalog();
        Rewrite rewrite = Rewrites.of(counted("delete from heap where at < $1", 2, 40_000, 0), with)
                .getFirst();
        assertThat(rewrite.kind()).isEqualTo(Kind.UNBATCHED_DELETE);
        String sql = rewrite.sql().replace("$1", "11001");
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement()) {
            List<Integer> removed = new ArrayList<>();
            int some = statement.executeUpdate(sql);
            while (some > 0) {
                removed.add(some);
                some = statement.executeUpdate(sql);
            }
            assertThat(removed).containsExactly(5000, 5000, 1000);
        }
        assertThat(kinds(counted("delete from heap where at < $1", 40, 400, 0))).isEmpty();
    }

    @Test
    void an_update_of_many_rows_goes_along_the_key_and_changes_each_row_once() throws Exception {
        OneServer.run(database, "create table account (id int primary key, points int not null, kind text)");
        OneServer.run(
                database,
                "insert into account select g * 3, g, case when g % 7 > 0 then 'k' || g % 3 end"
                        + " from generate_series(1, 12000) g",
                "create table account_before as table account",
                "update account_before set points = points + 10, kind = coalesce(kind, 'none') where points > 500 or"
                        + " kind is null");
        Catalog with = OneServer.snapshot(database).catalog();
        Rewrite rewrite = Rewrites.of(
                        counted(
                                "update account set points = points + $1, kind = coalesce(kind, $2)"
                                        + " where points > $3 or kind is null",
                                2,
                                23_000,
                                0),
                        with)
                .getFirst();
        assertThat(rewrite.kind()).isEqualTo(Kind.UNBATCHED_UPDATE);
        assertThat(rewrite.sameness()).isInstanceOf(Sameness.Differs.class);
        String sql = rewrite.sql().replace("$1", "10").replace("$2", "'none'").replace("$3", "500");
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement()) {
            long last = Integer.MIN_VALUE;
            int times = 0;
            for (long next = last; times == 0 || next > last; times++) {
                last = next;
                try (ResultSet changed = statement.executeQuery(sql.replace("?", String.valueOf(last)))) {
                    while (changed.next()) {
                        next = Math.max(next, changed.getLong(1));
                    }
                }
            }
            assertThat(times).isEqualTo(4);
        }
        assertThat(rows("(table account except table account_before) union all"
                        + " (table account_before except table account)"))
                .isEmpty();
    }

    @Test
    void an_update_that_changes_the_key_or_looks_elsewhere_stays() {
        for (String sql : List.of(
                "update person set id = id + 1 where points > 3",
                "update person set points = (select count(*) from visit v where v.person_id = person.id)",
                "update person set points = 0 from firm f where f.id = firm_id",
                "update label set word = 'w' where word = 'v'")) {
            assertThat(kinds(counted(sql, 1, 9000, 0))).as(sql).isEmpty();
        }
        assertThat(kinds(counted("update person set points = 0 where points > 3", 10, 9000, 0)))
                .isEmpty();
    }

    @Test
    void what_the_parser_or_the_catalog_does_not_know_is_left_alone() {
        assertThat(kinds("select count(*) > 0 from nowhere n where n.x(")).isEmpty();
        assertThat(kinds("select a.id from unknown a join firm f on f.id = a.firm_id"))
                .isEmpty();
    }

    private static void same(Kind kind, String sql) throws Exception {
        Rewrite rewrite = only(sql);
        assertThat(rewrite.kind()).as(sql).isEqualTo(kind);
        assertThat(rewrite.sameness()).as(sql).isInstanceOf(Sameness.Proven.class);
        assertThat(sorted(rewrite.sql())).as(rewrite.sql()).isEqualTo(sorted(sql));
        // one of them is there to find nothing
        assertThat(rows(sql).isEmpty()).as(sql).isEqualTo(sql.contains("date_trunc('month', born) = '2020-03-02'"));
    }

    private static Asked counted(String sql, double calls, double rows, double blocks) {
        return new Asked("", sql, calls, 0, 0, rows, blocks, 0, 0, false);
    }

    private static Rewrite only(String sql) {
        List<Rewrite> found = Rewrites.of(Asked.once(sql), catalog);
        assertThat(found).as(sql).hasSize(1);
        return found.getFirst();
    }

    private static List<Kind> kinds(String sql) {
        return kinds(Asked.once(sql));
    }

    private static List<Kind> kinds(Asked asked) {
        return Rewrites.of(asked, catalog).stream().map(Rewrite::kind).toList();
    }

    private static List<String> sorted(String sql) throws Exception {
        return rows(sql).stream().sorted().toList();
    }

    private static List<String> rows(String sql) throws Exception {
        List<String> all = new ArrayList<>();
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(i > 1 ? "|" : "").append(rows.getString(i));
                }
                all.add(row.toString());
            }
        }
        return all;
    }
}
