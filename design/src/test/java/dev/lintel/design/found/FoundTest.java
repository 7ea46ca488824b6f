package dev.lintel.design.found;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.AccessPattern.Filter;
import dev.lintel.design.brief.AccessPattern.Match;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.BriefText;
import dev.lintel.design.brief.Briefs;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Rule;
import dev.lintel.design.service.Service;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Reading;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a service says of the brief that it was made of, when the brief is gone.
class FoundTest {
    @TempDir
    Path folder;

    private Found of(Map<String, String> files) throws IOException {
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Reading reading = Review.read(Workspace.of(folder), Wiring.parts(), ProjectSettings.NONE);
        return Found.in(reading.backends().getFirst());
    }

    private Brief again(Brief brief) throws IOException {
        Found found = of(Service.of(brief));
        return Briefs.brief(found.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration", "orders", "projects", "payments", "catalogue"})
    void a_service_says_its_fields_relations_and_rules_of_access(String pattern) throws IOException {
        Brief asked = Briefs.pattern(pattern);
        Brief found = again(asked);

        assertThat(found.resources())
                .extracting(Resource::name)
                .containsExactlyElementsOf(
                        asked.resources().stream().map(Resource::name).toList());
        for (Resource each : asked.resources()) {
            Resource back = found.resource(each.name()).orElseThrow();
            assertThat(back.fields())
                    .as(each.name())
                    .extracting(Field::name)
                    .containsExactlyElementsOf(
                            each.fields().stream().map(Field::name).toList());
            assertThat(back.links())
                    .as(each.name())
                    .containsExactlyElementsOf(each.links().toList());
            assertThat(back.parts()).as(each.name()).isEqualTo(each.parts());
            assertThat(back.access().keySet())
                    .as(each.name())
                    .containsExactlyInAnyOrderElementsOf(each.access().keySet());
            each.access()
                    .forEach((operation, who) -> assertThat(back.who(operation))
                            .as(each.name() + "." + operation)
                            .containsExactlyInAnyOrderElementsOf(who));
        }
        assertThat(found.tenancy()).isEqualTo(asked.tenancy());
        assertThat(found.auth().register()).isEqualTo(asked.auth().register());
    }

    @Test
    void fields_come_back_with_type_bounds_and_origin() throws IOException {
        Brief found = again(Briefs.pattern("orders"));

        assertThat(words(found, "Product"))
                .containsExactly(
                        "sku: slug(..40) unique public",
                        "name: text(1..200) public",
                        "description: markdown? public",
                        "price: money public",
                        "stock: int(0..) public");
        assertThat(words(found, "OrderItem")).contains("unitPrice: money public snapshot of product.price");
        assertThat(words(found, "Payment")).contains("amount: money public computed from order.total");
        assertThat(words(found, "User")).contains("phone: phone? pii encrypted", "password: secret secret");
    }

    private static List<String> words(Brief brief, String resource) {
        return brief.resource(resource).orElseThrow().fields().stream()
                .map(field -> field.name() + ": " + BriefText.field(field))
                .toList();
    }

    @Test
    void lists_come_back_from_the_indexes_and_conditions_that_serve_them() throws IOException {
        Brief found = again(Briefs.pattern("orders"));

        assertThat(found.patterns())
                .filteredOn(each -> each.resource().equals("Order"))
                .extracting(AccessPattern::by)
                .contains(List.of("customer"), List.of("status"));
        assertThat(found.patterns())
                .filteredOn(each -> each.resource().equals("Product"))
                .flatExtracting(AccessPattern::filters)
                .containsExactlyInAnyOrder(new Filter("name", Match.PREFIX), new Filter("price", Match.RANGE));
        assertThat(found.patterns())
                .filteredOn(AccessPattern::stream)
                .singleElement()
                .satisfies(each -> assertThat(each.role()).contains("admin"));
    }

    @Test
    void what_must_stay_true_comes_back() throws IOException {
        Brief found = again(Briefs.pattern("orders"));

        assertThat(found.rules())
                .contains(
                        new Rule.NeverBelow("Product", "stock", 0),
                        new Rule.Idempotent("Payment.create", 24),
                        new Rule.SumAtMost("Payment", "amount", "CAPTURED", "order", "Order", "total"),
                        new Rule.Follows("Order", "PAID", "Payment", "CAPTURED", "order"));
        assertThat(found.resource("Order").orElseThrow().states().get("PENDING"))
                .containsExactlyInAnyOrder("PAID", "CANCELLED");
        assertThat(words(found, "Payment")).contains("providerRef: text(..80)? unique public told by psp");
        assertThat(found.externals())
                .filteredOn(each -> each.name().equals("psp"))
                .singleElement()
                .satisfies(each -> assertThat(each.usedBy()).isEqualTo("Payment.create"));
        assertThat(found.limits().tiers().keySet())
                .isEqualTo(Set.of("anonymous", "customer", "support", "admin", "partner"));
    }

    @Test
    void what_guard_makes_once_for_a_key_is_idempotent() throws IOException {
        Map<String, String> files = Service.of(Briefs.pattern("payments"));

        assertThat(files.keySet()).noneMatch(each -> each.endsWith("/IdempotentRequests.java"));
        assertThat(Briefs.brief(of(files).text()).rules()).contains(new Rule.Idempotent("Payment.create", 24));
    }

    @Test
    void weights_come_back_from_the_settings_that_name_an_address() throws IOException {
        Brief asked = Briefs.pattern("orders");

        assertThat(again(asked).limits().weights()).isEqualTo(asked.limits().weights());
    }

    @Test
    void what_nobody_knows_is_left_out_and_asked_again() throws IOException {
        String text = of(Service.of(Briefs.pattern("registration"))).text();

        assertThat(text).doesNotContain("rows:").doesNotContain("scale:").contains("V1__tables.sql:");
        assertThat(Briefs.brief(text).questions())
                .extracting(Brief.Question::key)
                .anyMatch(key -> key.contains("rows"));
    }

    @Test
    void a_name_that_somebody_left_on_a_row_makes_nobody_its_owner_and_a_mapped_class_is_referred_to()
            throws IOException {
        Found found = of(Map.of(
                "src/main/java/shop/Application.java", """
                        package shop;

                        @org.springframework.boot.autoconfigure.SpringBootApplication
                        class Application {}
                        """,
                "src/main/java/shop/Dept.java", """
                        package shop;

                        import jakarta.persistence.*;

                        @Entity
                        @Table(name = "depts")
                        public class Dept {
                            @Id
                            @GeneratedValue(strategy = GenerationType.IDENTITY)
                            private Long id;
                            private String name;
                        }
                        """,
                "src/main/java/shop/Asset.java", """
                        package shop;

                        import jakarta.persistence.*;

                        @Entity
                        @Table(name = "assets")
                        public class Asset {
                            @Id
                            @GeneratedValue(strategy = GenerationType.IDENTITY)
                            private Long id;
                            @Column(name = "create_by")
                            private String createBy;
                            @ManyToOne
                            @JoinColumn(name = "dept_id")
                            private Dept dept;
                        }
                        """,
                "src/main/java/shop/AssetController.java", """
                        package shop;

                        import jakarta.persistence.EntityManager;
                        import org.springframework.web.bind.annotation.*;

                        @RestController
                        class AssetController {
                            private final EntityManager rows;

                            AssetController(EntityManager rows) {
                                this.rows = rows;
                            }

                            @PostMapping("/assets")
                            void create(@RequestBody Asset asset) {
                                rows.persist(asset);
                            }

                            @GetMapping("/users")
                            long users() {
                                return (long) rows.createNativeQuery("select count(*) from users").getSingleResult();
                            }

                            @PostMapping("/depts")
                            void create(@RequestBody Dept dept) {
                                rows.persist(dept);
                            }
                        }
                        """,
                "src/main/resources/application.properties", "spring.datasource.url=jdbc:mysql://localhost/shop",
                "src/main/resources/db/migration/V1__all.sql", """
                        create table users (
                            id bigint primary key auto_increment,
                            username varchar(80) not null,
                            password varchar(200) not null
                        );
                        create table depts (id bigint primary key auto_increment, name varchar(80));
                        create table assets (
                            id bigint primary key auto_increment,
                            create_by varchar(80) not null,
                            dept_id bigint
                        );
                        """));

        assertThat(found.brief().resource("Asset").orElseThrow().owner()).isEmpty();
        assertThat(found.text()).contains("createBy: text(..80)");
        assertThat(found.brief().resource("Asset").orElseThrow().references())
                .extracting(each -> each.name() + " -> " + each.to() + (each.optional() ? "?" : ""))
                .containsExactly("dept -> Dept?");
        assertThat(found.notes().left()).contains("the database is MySQL; that of a brief is PostgreSQL");
    }

    @Test
    void what_a_brief_has_no_word_for_is_told() throws IOException {
        Found found = of(Map.of(
                "src/main/java/shop/Application.java", """
                        package shop;

                        import org.springframework.boot.autoconfigure.SpringBootApplication;

                        @SpringBootApplication
                        class Application {}
                        """,
                "src/main/java/shop/ParcelController.java", """
                        package shop;

                        import java.util.List;
                        import org.springframework.jdbc.core.simple.JdbcClient;
                        import org.springframework.web.bind.annotation.*;

                        @RestController
                        class ParcelController {
                            private final JdbcClient jdbc;

                            ParcelController(JdbcClient jdbc) {
                                this.jdbc = jdbc;
                            }

                            @GetMapping("/parcels")
                            List<String> list() {
                                return jdbc.sql("select name from parcels").query(String.class).list();
                            }

                            @PostMapping("/parcels/{id}/weigh")
                            void weigh(@PathVariable long id) {
                                jdbc.sql("update parcels set name = 'x' where id = :id").param("id", id).update();
                            }
                        }
                        """,
                "src/main/resources/db/migration/V1__parcels.sql", """
                        create table parcels (
                            id bigint primary key,
                            name varchar(80) not null check (char_length(name) >= 2),
                            shape jsonb
                        );
                        """));

        assertThat(found.notes().left())
                .contains(
                        "POST /parcels/{id}/weigh is an operation of its own",
                        "parcels.shape is jsonb, for which a brief has no type",
                        "ids of parcels are no UUIDs; those of a brief are");
        assertThat(words(found.brief(), "Parcel")).containsExactly("name: text(2..80) public");
    }

    @Test
    void what_sql_means_otherwise_and_keys_that_people_choose_are_fields_that_can_be_read_again() throws IOException {
        Found found = of(Map.of(
                "src/main/java/shop/Application.java", """
                        package shop;

                        import org.springframework.boot.autoconfigure.SpringBootApplication;

                        @SpringBootApplication
                        class Application {}
                        """,
                "src/main/java/shop/MailboxController.java", """
                        package shop;

                        import java.util.List;
                        import org.springframework.jdbc.core.simple.JdbcClient;
                        import org.springframework.web.bind.annotation.*;

                        @RestController
                        class MailboxController {
                            private final JdbcClient jdbc;

                            MailboxController(JdbcClient jdbc) {
                                this.jdbc = jdbc;
                            }

                            @GetMapping("/mailboxes")
                            List<String> list() {
                                return jdbc.sql("select nick from mailboxes").query(String.class).list();
                            }
                        }
                        """,
                "src/main/resources/db/migration/V1__mailboxes.sql", """
                        create table mailboxes (nick varchar(20) primary key, "user" varchar(80) not null);
                        create table labels (id bigint primary key, name varchar(20) not null);
                        create table mailbox_labels (
                            mailbox_id varchar(20) not null references mailboxes,
                            label_id bigint not null references labels,
                            primary key (mailbox_id, label_id)
                        );
                        """));

        assertThat(words(Briefs.brief(found.text()), "Mailbox"))
                .containsExactly("nick: text(..20) unique public", "mailboxUser: text(..80) public");
        assertThat(found.notes().left()).contains("mailbox_labels: pairs of rows, for which a brief has no word");
    }

    @Test
    void what_a_service_calls_something_of_its_own_has_another_name_and_nobody_owns_who_does_not_log_in()
            throws IOException {
        Found found = of(Map.of(
                "src/main/java/farm/Application.java", """
                        package farm;

                        import org.springframework.boot.autoconfigure.SpringBootApplication;

                        @SpringBootApplication
                        class Application {}
                        """,
                "src/main/java/farm/HorseController.java", """
                        package farm;

                        import java.util.List;
                        import org.springframework.jdbc.core.simple.JdbcClient;
                        import org.springframework.web.bind.annotation.*;

                        @RestController
                        class HorseController {
                            private final JdbcClient jdbc;

                            HorseController(JdbcClient jdbc) {
                                this.jdbc = jdbc;
                            }

                            @GetMapping("/horses")
                            List<String> list() {
                                return jdbc.sql("select name from horses").query(String.class).list();
                            }

                            @GetMapping("/owners")
                            List<String> owners() {
                                return jdbc.sql("select phone from owners").query(String.class).list();
                            }

                            @GetMapping("/logins")
                            List<String> logins() {
                                return jdbc.sql("select device from logins").query(String.class).list();
                            }
                        }
                        """,
                "src/main/resources/db/migration/V1__horses.sql", """
                        create table owners (id bigint primary key, phone varchar(20) not null);
                        create table horses (
                            id bigint primary key,
                            name varchar(40) not null,
                            owner_id bigint not null references owners
                        );
                        create table logins (id bigint primary key, device varchar(40) not null);
                        """));
        Brief brief = Briefs.brief(found.text());

        assertThat(brief.resources()).extracting(Resource::name).containsExactly("Owner", "Horse", "LoginRecord");
        Resource horse = brief.resource("Horse").orElseThrow();
        assertThat(horse.owner()).isEmpty();
        assertThat(horse.references()).extracting(Resource.Reference::to).containsExactly("Owner");
    }

    @Test
    void an_address_names_a_class_or_a_table_however_they_are_spelled() {
        assertThat(List.of("order-items", "orderItems", "order_item", "orderitem"))
                .allMatch(each -> Words.names(each, "OrderItem") && Words.names(each, "order_items"));
        assertThat(List.of("orders", "items", "")).noneMatch(each -> Words.names(each, "OrderItem"));
        assertThat(Words.names("", "T_USER")).isFalse();
    }
}
