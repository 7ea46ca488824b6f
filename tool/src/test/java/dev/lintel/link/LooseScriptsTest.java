package dev.lintel.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.graph.Schema;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SQL files that people run by hand.
class LooseScriptsTest {
    @TempDir
    Path folder;

    private void file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private Schema schema() throws IOException {
        return Review.read(Workspace.of(folder), Wiring.parts(), ProjectSettings.NONE)
                .backends()
                .getFirst()
                .schema();
    }

    private static boolean complete(Schema schema, String table) {
        return schema.table(table).orElseThrow().complete();
    }

    @Test
    void a_file_that_makes_a_table_may_go_on_with_it_and_another_may_not() throws IOException {
        file("pom.xml", """
                <project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>desk</artifactId><version>1</version>
                  <dependencies>
                    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId><version>3.5.9</version></dependency>
                    <dependency><groupId>org.mybatis.spring.boot</groupId><artifactId>mybatis-spring-boot-starter</artifactId><version>3.0.5</version></dependency>
                  </dependencies>
                </project>
                """);
        file("src/main/java/desk/Desks.java", """
                package desk;
                @org.springframework.boot.autoconfigure.SpringBootApplication
                public class Desks {
                    public static void main(String[] words) {
                        org.springframework.boot.SpringApplication.run(Desks.class, words);
                    }
                }
                """);
        file("src/main/java/desk/DeskMapper.java", """
                package desk;
                import org.apache.ibatis.annotations.*;
                @Mapper
                public interface DeskMapper {
                    @Select("select name from desk where id = #{id}")
                    String desk(long id);
                    @Select("select name from room where id = #{id}")
                    String room(long id);
                    @Select("select name from lamp where sku = #{sku}")
                    String lamp(String sku);
                }
                """);
        file("sql/all.sql", """
                create table desk (id bigint primary key, name varchar(80)) engine=InnoDB;
                create table room (id bigint primary key, name varchar(80)) engine=InnoDB;
                """);
        file("sql/lamp.sql", """
                create table lamp (id bigint primary key, sku varchar(40), name varchar(80)) engine=InnoDB;
                create index idx_lamp_name on lamp (name);
                """);
        file(
                "sql/room.sql",
                "create table floor (id bigint primary key) engine=InnoDB;\nalter table room add column floor_id bigint;\n");

        Schema schema = schema();

        assertThat(complete(schema, "desk")).isTrue();
        assertThat(complete(schema, "lamp")).isTrue();
        assertThat(complete(schema, "room")).isFalse();
    }
}
