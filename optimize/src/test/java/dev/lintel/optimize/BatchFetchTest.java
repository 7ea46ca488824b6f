package dev.lintel.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.source.Login;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Statements as Hibernate sends them for a page of owners whose animals are mapped EAGER.
class BatchFetchTest {
    private static final String KEEPER = """
            package app;

            import jakarta.persistence.*;
            import java.util.Set;

            @Entity
            @Table(name = "keepers")
            public class Keeper {
                @Id
                private Integer id;

                private String name;

                @OneToMany(mappedBy = "keeper", fetch = FetchType.EAGER)
                private Set<Animal> animals;
            }
            """;
    private static final String ANIMAL = """
            package app;

            import jakarta.persistence.*;

            @Entity
            @Table(name = "animals")
            public class Animal {
                @Id
                private Integer id;

                @ManyToOne
                @JoinColumn(name = "keeper_id")
                private Keeper keeper;
            }
            """;
    private static final String CONTROLLER = """
            package app;

            import org.springframework.web.bind.annotation.*;

            @RestController
            class Keepers {
                @GetMapping("/about")
                String about() {
                    return "keepers";
                }
            }
            """;

    @TempDir
    private Path repository;

    private String database = "";

    @BeforeEach
    void ask() throws Exception {
        database = OneServer.database(
                "create extension pg_stat_statements",
                "create table keepers (id int primary key, name text)",
                "create table kinds (id int primary key)",
                "create table animals (id int primary key, kind_id int references kinds, keeper_id int references keepers)",
                "create index on animals (keeper_id)",
                "insert into keepers select g, 'k' || g from generate_series(1, 3000) g",
                "insert into kinds select g from generate_series(1, 5) g",
                "insert into animals select g, 1 + g % 5, 1 + g % 3000 from generate_series(1, 6000) g",
                "vacuum analyze",
                "select pg_stat_statements_reset()");
        try (Connection connection = OneServer.server().connect(database);
                PreparedStatement page = connection.prepareStatement(
                        "select k1_0.id, k1_0.name from keepers k1_0 order by k1_0.id offset ? rows fetch first ? rows only");
                PreparedStatement animals = connection.prepareStatement(
                        "select a1_0.keeper_id, a1_0.id, k2_0.id from animals a1_0 left join kinds k2_0 on k2_0.id=a1_0.kind_id"
                                + " where a1_0.keeper_id=?")) {
            for (int i = 0; i < 10; i++) {
                page.setInt(1, i * 20);
                page.setInt(2, 20);
                try (ResultSet rows = page.executeQuery()) {
                    while (rows.next()) {
                        animals.setInt(1, rows.getInt(1));
                        animals.executeQuery().close();
                    }
                }
            }
        }
    }

    @Test
    void a_collection_that_is_loaded_row_by_row_gets_a_batch_size() throws Exception {
        put("Keeper", KEEPER);
        put("Animal", ANIMAL);
        put("Keepers", CONTROLLER);
        String report = report(false);
        assertThat(report.replaceAll("\\s+", " "))
                .contains("Keeper.animals is loaded row by row")
                .contains("the query of animals by keeper_id ran 200 times")
                .contains("+import org.hibernate.annotations.BatchSize;")
                .contains("+ @BatchSize(size = 25)");
        assertThat(Files.readString(repository.resolve("src/main/java/app/Keeper.java")))
                .isEqualTo(KEEPER);
        report(true);
        assertThat(Files.readString(repository.resolve("src/main/java/app/Keeper.java")))
                .contains("    @BatchSize(size = 25)\n    private Set<Animal> animals;\n")
                .contains("import org.hibernate.annotations.BatchSize;");
    }

    @Test
    void what_has_a_batch_size_already_is_left_alone() throws Exception {
        put(
                "Keeper",
                KEEPER.replace(
                        "    @OneToMany", "    @org.hibernate.annotations.BatchSize(size = 30)\n    @OneToMany"));
        put("Animal", ANIMAL);
        put("Keepers", CONTROLLER);
        assertThat(report(false)).doesNotContain("row by row").doesNotContain("+    @BatchSize");
    }

    private void put(String type, String text) throws Exception {
        Path folder = Files.createDirectories(repository.resolve("src/main/java/app"));
        Files.writeString(folder.resolve(type + ".java"), text);
        Files.writeString(repository.resolve("pom.xml"), "<project/>");
    }

    private String report(boolean write) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console = Console.of(print, print, Map.of());
        Login login =
                Login.own(OneServer.server().url(database), OneServer.server().credentials());
        new DatabaseRun(CommandLine.parse(List.of("optimize")), console)
                .run(login, Optional.of(Sources.read(repository.toString(), console)), Optional.empty(), write);
        return out.toString(StandardCharsets.UTF_8);
    }
}
