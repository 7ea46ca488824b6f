package dev.lintel.optimize.postgres.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.workload.Asked;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchIndexesTest {
    private static Catalog catalog = new Catalog(new TreeMap<>());

    @BeforeAll
    static void fill() throws Exception {
        String database = OneServer.database(
                "create table letter (id int primary key, subject text not null, meta jsonb not null, tags jsonb not null)",
                "insert into letter select g, 'subject ' || g, '{}', '{}' from generate_series(1, 12000) g",
                "create index letter_tags on letter using gin (tags)",
                "create table stamp (id int primary key, name text not null)",
                "insert into stamp select g, 'stamp ' || g from generate_series(1, 50) g",
                "analyze");
        catalog = OneServer.snapshot(database).catalog();
    }

    @Test
    void text_anywhere_whatever_its_case_asks_for_trigrams() {
        assertThat(SearchIndexes.of(counted("select id from letter where subject ilike $1 limit $2"), catalog, 100_000))
                .singleElement()
                .extracting(Observation::advice)
                .asString()
                .contains("using gin (subject gin_trgm_ops)")
                .contains("create extension if not exists pg_trgm");
    }

    @Test
    void a_search_between_two_upper_asks_for_trigrams_of_what_it_compares_when_it_reads_all() {
        String sql = "select l1_0.id from letter l1_0 where upper(l1_0.subject) like upper($1) escape $2"
                + " order by l1_0.subject fetch first $3 rows only";
        assertThat(SearchIndexes.of(reading(sql, 1), catalog, 100_000))
                .singleElement()
                .extracting(Observation::advice)
                .asString()
                .contains("on public.letter using gin (upper(subject) gin_trgm_ops)")
                .contains("a B-tree on (upper(subject) text_pattern_ops) is smaller");
        assertThat(SearchIndexes.of(reading("select id from letter where subject like $1", 1), catalog, 100_000))
                .hasSize(1);
        assertThat(SearchIndexes.of(reading(sql, 0.1), catalog, 100_000))
                .as("an index leads to what begins so")
                .isEmpty();
    }

    private static Asked reading(String sql, double share) {
        double pages = catalog.named("letter").orElseThrow().bytes() / 8192.0;
        return new Asked("", sql, 40, 4000, 0, 400, 40 * pages * share, 0, 0, false);
    }

    @Test
    void containment_in_json_asks_for_gin() {
        assertThat(SearchIndexes.of(
                        counted("select id from letter where meta @> $1::jsonb and id > $2"), catalog, 100_000))
                .singleElement()
                .extracting(Observation::advice)
                .asString()
                .contains("on public.letter using gin (meta jsonb_path_ops)");
    }

    @Test
    void what_has_its_index_is_small_or_costs_nothing_is_left_alone() {
        assertThat(SearchIndexes.of(counted("select id from letter where tags @> $1"), catalog, 100_000))
                .isEmpty();
        assertThat(SearchIndexes.of(counted("select id from stamp where name ilike $1"), catalog, 100_000))
                .isEmpty();
        assertThat(SearchIndexes.of(counted("select id from letter where subject like $1"), catalog, 100_000))
                .isEmpty();
        assertThat(SearchIndexes.of(Asked.once("select id from letter where subject ilike $1"), catalog, 100_000))
                .isEmpty();
    }

    @Test
    void what_reads_the_whole_table_again_and_again_counts_however_quick_it_is() {
        String sql = "select id from letter where meta @> $1::jsonb";
        double pages = catalog.named("letter").orElseThrow().bytes() / 8192.0;
        Asked whole = new Asked("", sql, 40, 8, 0, 40, 40 * pages, 0, 0, false);
        Asked part = new Asked("", sql, 40, 8, 0, 40, 40 * pages / 10, 0, 0, false);
        Asked most = new Asked("", sql, 40, 8, 0, 40 * 9000, 40 * pages, 0, 0, false);
        assertThat(SearchIndexes.of(whole, catalog, 100_000)).hasSize(1);
        assertThat(SearchIndexes.of(part, catalog, 100_000)).isEmpty();
        assertThat(SearchIndexes.of(most, catalog, 100_000)).isEmpty();
    }

    private static Asked counted(String sql) {
        return new Asked("", sql, 100, 3000, 0, 100, 0, 0, 0, false);
    }
}
