package dev.lintel.read.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Change;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import dev.lintel.sql.Dialect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final SourceId FILE = new SourceId("a.sql");

    private static Schema replay(String text, Dialect dialect) {
        Replay replay = new Replay(dialect);
        replay.migration(
                "1", "test", Scripts.edits(text, FILE, dialect, new DdlParser(dialect)), true, Span.ofFile(FILE));
        return replay.schema();
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
    }

    @Test
    void every_script_of_the_table_leaves_its_schema() throws IOException {
        List<String> lines;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ReplayTest.class.getResourceAsStream("scripts.txt")), StandardCharsets.UTF_8))) {
            lines = reader.lines().filter(line -> !line.startsWith(";")).toList();
        }
        SoftAssertions all = new SoftAssertions();
        int cases = 0;
        for (int i = 0; i < lines.size(); ) {
            String script = lines.get(i++);
            List<String> expected = new ArrayList<>();
            while (i < lines.size() && lines.get(i).startsWith("  ")) {
                expected.add(lines.get(i++).strip());
            }
            int mark = script.indexOf('#');
            Schema schema = replay(unescaped(script.substring(mark + 1)), Dialect.valueOf(script.substring(0, mark)));
            all.assertThat(SchemaText.of(schema)).as(script).isEqualTo(expected);
            cases++;
        }
        all.assertAll();
        assertThat(cases).isGreaterThan(40);
    }

    @Test
    void checks_follow_their_columns() {
        Schema schema = replay("""
                create table orders (
                    status varchar(9) not null check (status in ('NEW', 'PAID')),
                    total bigint constraint total_check check (total >= 0),
                    note varchar(80),
                    constraint short_check check (char_length(note) <= 40));
                alter table orders add constraint sum_check check (total < 1000);
                alter table orders rename column status to state;
                alter table orders drop constraint total_check;
                alter table orders drop column note;
                """, Dialect.POSTGRESQL);

        assertThat(schema.table("orders").orElseThrow().checks())
                .extracting(check -> check.name() + ": " + check.condition())
                .containsExactly(": state in('NEW', 'PAID')", "sum_check: total < 1000");
    }

    @Test
    void columns_and_indexes_have_places_of_their_own() {
        Schema schema = replay(
                "create table a (\n  id int,\n  name text\n);\n\ncreate index ix\n  on a (name);", Dialect.OTHER);
        Schema.Table table = schema.table("a").orElseThrow();
        assertThat(table.at().line()).isEqualTo(1);
        assertThat(table.columns()).extracting(column -> column.at().line()).containsExactly(2, 3);
        assertThat(table.columns()).extracting(column -> column.at().column()).containsExactly(3, 3);
        assertThat(table.indexes()).extracting(index -> index.at().line()).containsExactly(6);
    }

    @Test
    void what_is_not_understood_is_listed_with_its_place_and_its_table() {
        Schema schema = replay("create table a (id int);\nalter table a frobnicate it;", Dialect.OTHER);
        assertThat(schema.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.at().line()).isEqualTo(2);
            assertThat(gap.consequence()).contains("table a");
        });
    }

    @Test
    void an_index_built_concurrently_is_told_from_one_that_locks() {
        Schema schema = replay(
                "create table a (id int); create index concurrently x on a (id); create index y on a (id)",
                Dialect.POSTGRESQL);
        assertThat(schema.migrations().getFirst().changes())
                .filteredOn(Change.CreateIndex.class::isInstance)
                .extracting(change -> ((Change.CreateIndex) change).concurrently())
                .containsExactly(true, false);
    }

    @Test
    void a_dump_of_many_rows_is_skipped_without_keeping_them() {
        String rows = "(1, 'a;b', 'it''s'), ".repeat(200_000);
        Schema schema = replay(
                "create table a (id int);\ninsert into a values " + rows + "(2, '', '');\ncreate table b (id int);",
                Dialect.OTHER);
        assertThat(schema.tables()).containsOnlyKeys("a", "b");
        assertThat(schema.migrations().getFirst().changes()).hasSize(5);
    }
}
