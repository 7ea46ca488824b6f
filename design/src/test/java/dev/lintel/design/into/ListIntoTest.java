package dev.lintel.design.into;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.cli.Wiring;
import dev.lintel.design.found.Existing;
import dev.lintel.design.found.Listing;
import dev.lintel.design.wish.Drafting;
import dev.lintel.design.wish.NotDone;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.review.Patch;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists of rows that are there: of the shop of the examples, and of a depot whose statements are a mapper's.
class ListIntoTest {
    private static final Path SHOP = Path.of("../examples/shop");

    @TempDir
    Path folder;

    private void shop() throws IOException {
        try (Stream<Path> files = Files.walk(SHOP)) {
            for (Path each : files.filter(Files::isRegularFile)
                    .filter(file -> !SHOP.relativize(file).startsWith("target"))
                    .toList()) {
                file(SHOP.relativize(each).toString(), Files.readString(each));
            }
        }
    }

    private void depot() throws IOException {
        file("pom.xml", """
                <project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>depot</artifactId><version>1</version>
                  <parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>2.7.18</version></parent>
                  <dependencies>
                    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency>
                    <dependency><groupId>org.mybatis.spring.boot</groupId><artifactId>mybatis-spring-boot-starter</artifactId><version>2.3.2</version></dependency>
                  </dependencies>
                </project>
                """);
        file("src/main/java/depot/Depot.java", """
                package depot;
                import org.springframework.boot.autoconfigure.SpringBootApplication;
                @SpringBootApplication
                public class Depot {
                    public static void main(String[] words) {
                        org.springframework.boot.SpringApplication.run(Depot.class, words);
                    }
                }
                """);
        file("src/main/java/depot/row/Crate.java", """
                package depot.row;
                public class Crate {
                    private Long id;
                    private Long shelfId;
                    private String label;
                    public Long getId() {
                        return id;
                    }
                }
                """);
        file("src/main/java/depot/mapper/CrateMapper.java", """
                package depot.mapper;
                import depot.row.Crate;
                import java.util.List;
                public interface CrateMapper {
                    Crate one(Long id);
                    List<Crate> all();
                }
                """);
        file("src/main/resources/mapper/CrateMapper.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
                <mapper namespace="depot.mapper.CrateMapper">
                    <select id="one" resultType="depot.row.Crate">select id, shelf_id, label from crate where id = #{id}</select>
                    <select id="all" resultType="depot.row.Crate">select id, label from crate where deleted = 0</select>
                    <insert id="add">insert into crate (label) values (#{label})</insert>
                </mapper>
                """);
        file("src/main/java/depot/web/CrateController.java", """
                package depot.web;
                import depot.mapper.CrateMapper;
                import depot.row.Crate;
                import java.util.List;
                import org.springframework.web.bind.annotation.*;
                @RestController
                @RequestMapping("/crates")
                public class CrateController {
                    private final CrateMapper crates;
                    public CrateController(CrateMapper crates) {
                        this.crates = crates;
                    }
                    @GetMapping
                    public List<Crate> all() {
                        return crates.all();
                    }
                    @GetMapping("/{id}")
                    public Crate one(@PathVariable Long id) {
                        return crates.one(id);
                    }
                }
                """);
        file("doc/depot.sql", """
                CREATE TABLE `shelf` (
                  `id` bigint(20) NOT NULL AUTO_INCREMENT,
                  `name` varchar(40) NOT NULL,
                  PRIMARY KEY (`id`)
                ) ENGINE=InnoDB;
                CREATE TABLE `crate` (
                  `id` bigint(20) NOT NULL AUTO_INCREMENT,
                  `shelf_id` bigint(20) NOT NULL,
                  `label` varchar(40) NOT NULL,
                  `rank` int NOT NULL,
                  `lock_token` varchar(40) DEFAULT NULL,
                  `deleted` tinyint(1) NOT NULL DEFAULT 0,
                  PRIMARY KEY (`id`)
                ) ENGINE=InnoDB;
                """);
    }

    private void file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private Backend backend() throws IOException {
        return Review.read(Workspace.of(folder), Wiring.parts(), ProjectSettings.NONE)
                .backends()
                .getFirst();
    }

    private Into into(String said) throws IOException, Unlike, NotDone {
        Workspace workspace = Workspace.of(folder);
        Backend backend = backend();
        Listing listing = new Drafting(Existing.in(backend), workspace, said, ".", Optional.empty())
                .draft()
                .listing()
                .orElseThrow();
        return ListInto.of(listing, backend, workspace);
    }

    private static String only(Into into, String end) {
        return into.patch().changes().stream()
                .filter(each -> each.file().path().endsWith(end))
                .findFirst()
                .orElseThrow()
                .after();
    }

    private void write(Into into) throws IOException {
        for (Patch.Change change : into.patch().changes()) {
            file(change.file().path(), change.after());
        }
    }

    @Test
    void a_query_an_endpoint_and_an_index_stand_in_new_files() throws IOException, Unlike, NotDone {
        shop();
        Into into = into("list the orders of a customer by status, newest first, admins only");

        assertThat(into.patch().changes())
                .filteredOn(each -> each.before().isEmpty())
                .extracting(each -> each.file().path())
                .containsExactly(
                        "src/main/java/com/example/shop/order/CustomerOrderController.java",
                        "src/main/java/com/example/shop/order/CustomerOrderRepository.java",
                        "src/main/java/com/example/shop/order/CustomerOrderView.java",
                        "src/main/resources/db/migration/V5__orders_customer_id_status_placed_at_idx.sql");
        assertThat(only(into, "Repository.java"))
                .contains(
                        "line.customer.id = :customerId\"\n            + \" and line.status = :status",
                        "from Order line, Order previous",
                        "line.placedAt < previous.placedAt or line.placedAt = previous.placedAt and line.id < previous.id",
                        "order by line.placedAt desc, line.id desc",
                        "@Param(\"status\") OrderStatus status");
        assertThat(only(into, ".sql"))
                .isEqualTo("create index concurrently orders_customer_id_status_placed_at_idx on orders"
                        + " (customer_id, status, placed_at);\n");
    }

    @Test
    void the_list_is_read_again_with_its_access_and_its_index() throws IOException, Unlike, NotDone {
        shop();
        write(into("list the orders of a customer, newest first, admins only"));
        Backend after = backend();

        assertThat(after.endpoints())
                .filteredOn(each -> each.route().path().startsWith("/api/customers"))
                .extracting(Endpoint::label, each -> each.access().label())
                .containsExactly(Tuple.tuple("GET /api/customers/{customerId}/orders", "role ADMIN"));
        assertThat(after.schema().table("orders").orElseThrow().indexes())
                .anyMatch(each -> each.columns().equals(List.of("customer_id", "placed_at")));
        assertThat(after.queries())
                .filteredOn(each -> each.at().file().path().endsWith("CustomerOrderRepository.java"))
                .hasSize(2)
                .allMatch(each -> each.shape().complete());
    }

    @Test
    void an_address_that_is_there_is_not_written_a_second_time() throws IOException, Unlike, NotDone {
        shop();
        String said = "list the orders of a customer, newest first, admins only";
        write(into(said));

        assertThatThrownBy(() -> into(said))
                .isInstanceOf(Unlike.class)
                .hasMessageContaining("GET /api/customers/{customerId}/orders is there already");
    }

    @Test
    void a_list_of_nobody_stands_beside_the_one_that_is_there() throws IOException, Unlike, NotDone {
        depot();
        Into into = into("list the crates by label, open to everybody");

        assertThat(only(into, "CrateListController.java"))
                .contains("@RequestMapping(\"/crates/by-label\")", "@RequestParam(\"label\") String label");
    }

    @Test
    void a_mapper_lists_what_is_not_marked_as_deleted_and_shows_no_secret() throws IOException, Unlike, NotDone {
        depot();
        Into into = into("list the crates of a shelf sorted by rank, open to everybody");

        assertThat(only(into, "ShelfCrateMapper.xml"))
                .contains(
                        "where line.shelf_id = #{shelfId}\n          and line.deleted = 0",
                        "<if test=\"after != null\">join crate previous on previous.id = #{after}</if>",
                        "(line.`rank` &gt; previous.`rank` or line.`rank` = previous.`rank` and line.id &gt; previous.id)",
                        "order by line.`rank`, line.id\n        limit #{limit}")
                .doesNotContain("lock_token");
        assertThat(only(into, "ShelfCrateView.java")).contains("private String label;");
        assertThat(only(into, "alter_crate.sql"))
                .contains("create index crate_shelf_id_rank_idx on crate (shelf_id, `rank`)");
        assertThat(into.seen()).anyMatch(each -> each.equals("the list leaves out lock_token"));
    }

    @Test
    void a_key_that_serves_the_list_is_not_made_again() throws IOException, Unlike, NotDone {
        depot();
        file(
                "doc/depot.sql",
                Files.readString(folder.resolve("doc/depot.sql"))
                        .replace(
                                "  PRIMARY KEY (`id`)\n) ENGINE",
                                "  PRIMARY KEY (`id`), KEY `s` (`shelf_id`, `label`)\n) ENGINE")
                        .replace(
                                "`name` varchar(40) NOT NULL,\n  PRIMARY KEY (`id`), KEY `s` (`shelf_id`, `label`)",
                                "`name` varchar(40) NOT NULL,\n  PRIMARY KEY (`id`)"));

        assertThat(into("list the crates of a shelf sorted by label, open to everybody")
                        .patch()
                        .changes())
                .noneMatch(each -> each.file().path().endsWith(".sql"));
    }
}
