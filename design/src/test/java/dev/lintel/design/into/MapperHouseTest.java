package dev.lintel.design.into;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.design.brief.Briefs;
import dev.lintel.graph.Backend;
import dev.lintel.review.Patch;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A coupon added to a backend of Spring Boot 2 with MyBatis, permissions at the handlers and envelopes around
/// answers.
class MapperHouseTest {
    private static final String COUPON = """
            roles: [admin]
            resources:
              Coupon:
                fields: {code: slug(40) unique, discount: money, firstDay: date?}
                access: {read: admin, create: admin, update: admin, delete: admin}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        file("pom.xml", """
                <project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>depot</artifactId><version>1</version>
                  <parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>2.7.18</version></parent>
                  <dependencies>
                    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency>
                    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-security</artifactId></dependency>
                    <dependency><groupId>org.mybatis.spring.boot</groupId><artifactId>mybatis-spring-boot-starter</artifactId><version>2.3.2</version></dependency>
                  </dependencies>
                </project>
                """);
        java("depot/Depot", """
                package depot;
                import org.springframework.boot.autoconfigure.SpringBootApplication;
                @SpringBootApplication
                public class Depot {
                    public static void main(String[] words) {
                        org.springframework.boot.SpringApplication.run(Depot.class, words);
                    }
                }
                """);
        java("depot/web/Reply", """
                package depot.web;
                public class Reply<T> {
                    public static <T> Reply<T> success(T data) {
                        return new Reply<>();
                    }
                    public static <T> Reply<T> failed(String text) {
                        return new Reply<>();
                    }
                }
                """);
        java("depot/row/Shelf", """
                package depot.row;
                import java.util.Date;
                public class Shelf {
                    private Long id;
                    private Date madeAt;
                    public Long getId() {
                        return id;
                    }
                    public Date getMadeAt() {
                        return madeAt;
                    }
                }
                """);
        java("depot/mapper/ShelfMapper", """
                package depot.mapper;
                import depot.row.Shelf;
                import org.apache.ibatis.annotations.Mapper;
                @Mapper
                public interface ShelfMapper {
                    Shelf one(Long id);
                }
                """);
        file("src/main/resources/mapper/ShelfMapper.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
                <mapper namespace="depot.mapper.ShelfMapper">
                    <select id="one" resultType="depot.row.Shelf">select id, made_at from depot_shelf where id = #{id}</select>
                    <insert id="add">insert into depot_shelf (made_at) values (#{madeAt})</insert>
                </mapper>
                """);
        java("depot/web/ShelfController", """
                package depot.web;
                import depot.mapper.ShelfMapper;
                import depot.row.Shelf;
                import org.springframework.security.access.prepost.PreAuthorize;
                import org.springframework.web.bind.annotation.*;
                @RestController
                @RequestMapping("/stock/shelf")
                public class ShelfController {
                    private final ShelfMapper shelves;
                    public ShelfController(ShelfMapper shelves) {
                        this.shelves = shelves;
                    }

                    @PreAuthorize("@may.have('stock:shelf:list')")
                    @GetMapping("/{id}")
                    public Reply<Shelf> one(@PathVariable Long id) {
                        Shelf shelf = shelves.one(id);
                        return shelf == null ? Reply.failed("none") : Reply.success(shelf);
                    }

                    @PreAuthorize("@may.have('stock:shelf:add')")
                    @PostMapping
                    public Reply<Shelf> add(@RequestBody Shelf shelf) {
                        return Reply.success(shelf);
                    }

                    @PreAuthorize("@may.have('stock:shelf:edit')")
                    @PutMapping
                    public Reply<Shelf> edit(@RequestBody Shelf shelf) {
                        return Reply.success(shelf);
                    }

                    @PreAuthorize("@may.have('stock:shelf:remove')")
                    @DeleteMapping("/{id}")
                    public Reply<Long> remove(@PathVariable Long id) {
                        return Reply.success(id);
                    }
                }
                """);
        file("doc/depot.sql", """
                CREATE TABLE `depot_shelf` (
                  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'the number',
                  `made_at` datetime DEFAULT NULL,
                  PRIMARY KEY (`id`)
                ) ENGINE=InnoDB;
                """);
    }

    private void java(String type, String text) throws IOException {
        file("src/main/java/" + type + ".java", text);
    }

    private void file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private Patch patch() throws IOException, Unlike {
        Workspace workspace = Workspace.of(folder);
        return Into.of(Briefs.brief(COUPON).resource("Coupon").orElseThrow(), backend(workspace), workspace)
                .patch();
    }

    private static Backend backend(Workspace workspace) throws IOException {
        return Review.read(workspace, Wiring.parts(), ProjectSettings.NONE)
                .backends()
                .getFirst();
    }

    private static String only(Patch patch, String end) {
        return patch.changes().stream()
                .filter(each -> each.file().path().endsWith(end))
                .findFirst()
                .orElseThrow()
                .after();
    }

    @Test
    void files_stand_beside_their_neighbours_and_none_that_was_there_changes() throws IOException, Unlike {
        assertThat(patch().changes())
                .allMatch(each -> each.before().isEmpty())
                .extracting(each -> each.file().path())
                .containsExactly(
                        "doc/create_coupon.sql",
                        "src/main/java/depot/mapper/CouponMapper.java",
                        "src/main/java/depot/row/Coupon.java",
                        "src/main/java/depot/web/CouponController.java",
                        "src/main/resources/mapper/CouponMapper.xml");
    }

    @Test
    void where_each_deed_has_an_address_the_resource_stands_beside_what_all_begin_with() throws IOException, Unlike {
        Path controller;
        try (Stream<Path> files = Files.walk(folder)) {
            controller = files.filter(each -> each.endsWith("ShelfController.java"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(
                controller,
                Files.readString(controller)
                        .replace("@GetMapping(\"/{id}\")", "@GetMapping(\"/show/{id}\")")
                        .replace("@PostMapping", "@PostMapping(\"/add\")")
                        .replace("@PutMapping", "@PutMapping(\"/edit\")")
                        .replace("@DeleteMapping(\"/{id}\")", "@DeleteMapping(\"/drop/{id}\")"));

        assertThat(only(patch(), "CouponController.java")).contains("@RequestMapping(\"/stock/coupon\")");
    }

    @Test
    void permissions_are_spelled_as_the_neighbours_are() throws IOException, Unlike {
        assertThat(only(patch(), "CouponController.java"))
                .contains("@RequestMapping(\"/stock/coupon\")")
                .contains("@PreAuthorize(\"@may.have('stock:coupon:list')\")")
                .contains("@PreAuthorize(\"@may.have('stock:coupon:add')\")")
                .contains("@PreAuthorize(\"@may.have('stock:coupon:edit')\")")
                .contains("@PreAuthorize(\"@may.have('stock:coupon:remove')\")");
    }

    @Test
    void answers_come_in_the_envelope_and_nothing_newer_than_the_backend_is_used() throws IOException, Unlike {
        assertThat(only(patch(), "CouponController.java"))
                .contains("public Reply<List<CouponView>> list(")
                .contains("return Reply.success(CouponView.of(row));")
                .contains("return Reply.failed(\"It was changed meanwhile\");")
                .doesNotContain("record ", "jakarta.", "of).toList()");
    }

    @Test
    void a_change_is_of_the_version_that_was_read() throws IOException, Unlike {
        assertThat(only(patch(), "CouponMapper.xml"))
                .contains("version = version + 1", "where id = #{id} and version = #{version}");
    }

    @Test
    void what_a_table_of_a_script_that_people_run_lacks_is_one_more_script() throws IOException, Unlike {
        java("depot/mapper/ShelfMapper", """
                package depot.mapper;
                import depot.row.Shelf;
                import java.util.Date;
                import java.util.List;
                import org.apache.ibatis.annotations.Mapper;
                @Mapper
                public interface ShelfMapper {
                    Shelf one(Long id);
                    List<Shelf> made(Date madeAt);
                }
                """);
        file("src/main/resources/mapper/ShelfMapper.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
                <mapper namespace="depot.mapper.ShelfMapper">
                    <select id="one" resultType="depot.row.Shelf">select id, made_at from depot_shelf where id = #{id}</select>
                    <select id="made" resultType="depot.row.Shelf">select id, made_at from depot_shelf where made_at = #{madeAt}</select>
                    <insert id="add">insert into depot_shelf (made_at) values (#{madeAt})</insert>
                </mapper>
                """);
        Workspace workspace = Workspace.of(folder);
        Into into = EntityMigration.of("Shelf", backend(workspace), workspace);

        assertThat(into.patch().changes())
                .extracting(each -> each.file().path())
                .containsExactly("doc/alter_depot_shelf.sql");
        assertThat(only(into.patch(), "alter_depot_shelf.sql")).isEqualTo("""
                -- after depot.sql as it stands: nobody but who ran it knows
                create index depot_shelf_made_at_idx on depot_shelf (made_at);
                """);
    }

    @Test
    void the_table_is_numbered_as_the_others_in_their_dialect() throws IOException, Unlike {
        assertThat(only(patch(), "create_coupon.sql"))
                .contains("id bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,")
                .contains("created_at datetime(3) NOT NULL DEFAULT current_timestamp(3)");
    }

    /// What no annotation maps has the columns that its statements name, and the keys that they need.
    @Test
    void a_row_that_only_statements_fill_gets_its_table() throws IOException, Unlike {
        java("depot/row/Pallet", """
                package depot.row;
                public class Pallet {
                    private Long id;
                    private String barcode;
                    private Long shelfId;
                    private double price;
                    private String unused;
                }
                """);
        java("depot/mapper/PalletMapper", """
                package depot.mapper;
                import depot.row.Pallet;
                import java.util.List;
                import org.apache.ibatis.annotations.Mapper;
                @Mapper
                public interface PalletMapper {
                    void add(Pallet pallet);
                    Pallet scanned(String barcode);
                    List<Pallet> on(Long shelf);
                }
                """);
        file("src/main/resources/mapper/PalletMapper.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
                <mapper namespace="depot.mapper.PalletMapper">
                    <insert id="add">insert into depot_pallet (barcode, shelf_id, price) values (#{barcode}, #{shelfId}, #{price})</insert>
                    <select id="scanned" resultType="depot.row.Pallet">select id, barcode, shelf_id, price from depot_pallet where barcode = #{barcode}</select>
                    <select id="on" resultType="depot.row.Pallet">select id, barcode, shelf_id, price from depot_pallet where shelf_id = #{shelf} order by barcode</select>
                </mapper>
                """);
        Workspace workspace = Workspace.of(folder);
        Into into = EntityMigration.of("Pallet", backend(workspace), workspace);

        assertThat(only(into.patch(), "create_depot_pallet.sql"))
                .contains("barcode varchar(255),", "shelf_id bigint,", "UNIQUE (barcode)")
                .contains("depot_pallet_shelf_id_barcode_idx ON depot_pallet (shelf_id, barcode)")
                .doesNotContain("unused");
        assertThat(into.seen()).anyMatch(each -> each.startsWith("price is money and the class keeps it as double"));
    }

    @Test
    void a_row_that_is_read_whole_has_the_columns_that_its_fields_are_called_after() throws IOException, Unlike {
        java("depot/row/Crate", """
                package depot.row;
                public class Crate {
                    private Long id;
                    private String barcode;
                    private Integer weightGrams;
                }
                """);
        java("depot/mapper/CrateMapper", """
                package depot.mapper;
                import depot.row.Crate;
                import org.apache.ibatis.annotations.Mapper;
                @Mapper
                public interface CrateMapper {
                    Crate scanned(String barcode);
                }
                """);
        file("src/main/resources/mapper/CrateMapper.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
                <mapper namespace="depot.mapper.CrateMapper">
                    <select id="scanned" resultType="depot.row.Crate">select c.* from depot_crate c where c.barcode = #{barcode}</select>
                </mapper>
                """);
        Workspace workspace = Workspace.of(folder);

        assertThat(only(
                        EntityMigration.of("Crate", backend(workspace), workspace)
                                .patch(),
                        "create_depot_crate.sql"))
                .contains("barcode varchar(255),", "weight_grams integer");
    }
}
