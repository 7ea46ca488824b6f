package dev.lintel.practice.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Table;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivingRowsTest {
    private static final List<String> KEY = List.of("owner", "name");

    @TempDir
    Path folder;

    private LivingRows living(String mark, Dialect dialect) throws IOException {
        Path migrations = Files.createDirectories(folder.resolve("src/main/resources/db/migration"));
        Files.writeString(
                migrations.resolve("V1__things.sql"),
                "create table things (id bigint primary key, owner bigint not null, name varchar(40) not null"
                        + (mark.isEmpty() ? "" : ", " + mark) + ");");
        Files.writeString(
                folder.resolve("pom.xml"),
                "<project><groupId>a</groupId><artifactId>things</artifactId><version>1</version></project>");
        Path java = Files.createDirectories(folder.resolve("src/main/java/things"));
        Files.writeString(
                java.resolve("Things.java"),
                "package things; @org.springframework.web.bind.annotation.RestController class Things {"
                        + " @org.springframework.web.bind.annotation.GetMapping(\"/things\") String all() { return \"\"; } }");
        Table table = Review.read(Workspace.of(folder), Wiring.parts(), ProjectSettings.NONE)
                .backends()
                .getFirst()
                .schema()
                .table("things")
                .orElseThrow();
        Optional<Column> column = mark.isEmpty() ? Optional.empty() : table.column(mark.split(" ")[0]);
        return LivingRows.of(table, KEY, column, dialect);
    }

    @Test
    void a_table_that_forgets_its_rows_needs_no_more_than_the_key() throws IOException {
        assertThat(living("", Dialect.POSTGRESQL)).isEqualTo(new LivingRows(KEY, Optional.empty()));
    }

    @Test
    void rows_that_are_kept_though_deleted_are_left_out_of_a_partial_index() throws IOException {
        assertThat(living("deleted boolean not null default false", Dialect.POSTGRESQL))
                .isEqualTo(new LivingRows(KEY, Optional.of("not deleted")));
        assertThat(living("deleted_at timestamp", Dialect.POSTGRESQL))
                .isEqualTo(new LivingRows(KEY, Optional.of("deleted_at is null")));
        assertThat(living("del_flag smallint not null default 0", Dialect.POSTGRESQL))
                .isEqualTo(new LivingRows(KEY, Optional.of("del_flag = 0")));
    }

    @Test
    void mysql_has_no_partial_index_and_takes_a_part_that_is_null_for_deleted_rows() throws IOException {
        assertThat(living("is_deleted tinyint not null default 0", Dialect.MYSQL))
                .isEqualTo(new LivingRows(
                        List.of("owner", "name", "(case when is_deleted = 0 then 1 end)"), Optional.empty()));
    }

    @Test
    void the_moment_of_the_deletion_joins_the_key_where_living_rows_have_one_too() throws IOException {
        assertThat(living("deletedat bigint not null default 0", Dialect.MYSQL))
                .isEqualTo(new LivingRows(List.of("owner", "name", "deletedat"), Optional.empty()));
    }

    @Test
    void a_mark_that_is_not_understood_is_left_to_people() throws IOException {
        assertThat(living("del_flag char(1) not null default '0'", Dialect.POSTGRESQL))
                .isEqualTo(new LivingRows(KEY, Optional.empty()));
    }
}
