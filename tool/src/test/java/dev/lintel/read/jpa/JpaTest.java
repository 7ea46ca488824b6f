package dev.lintel.read.jpa;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Stored;
import dev.lintel.graph.Query;
import dev.lintel.read.Fact;
import dev.lintel.read.Sources;
import dev.lintel.sql.ShapeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JpaTest {
    private static final String IMPORTS = "package shop; import jakarta.persistence.*; import java.util.*;\n";

    @TempDir
    Path folder;

    private Sources boot() throws IOException {
        return new Sources(folder)
                .with("pom.xml", "<project><artifactId>spring-boot-starter-data-jpa</artifactId></project>")
                .with("src/main/java/shop/Base.java", IMPORTS + """
                        @MappedSuperclass public abstract class Base<K> {
                            @jakarta.persistence.Id protected K id;
                            @jakarta.persistence.Version int version;
                        }""")
                .with("src/main/java/shop/Customer.java", """
                        package shop;
                        import jakarta.persistence.Embeddable; import jakarta.persistence.Entity; import jakarta.persistence.Embedded;
                        import jakarta.persistence.OneToMany; import jakarta.persistence.AttributeOverride; import jakarta.persistence.Column;
                        import jakarta.persistence.MappedSuperclass; import java.util.List;
                        @Entity public class Customer extends Base<Long> {
                            @Column(unique = true, nullable = false, length = 120) String emailAddress;
                            @Embedded @AttributeOverride(name = "street", column = @Column(name = "home_street")) Address address;
                            @OneToMany(mappedBy = "customer") List<PurchaseOrder> orders;
                            @jakarta.persistence.Transient String secret;
                        }
                        @Embeddable class Address { String street; String zipCode; }""")
                .with("src/main/java/shop/PurchaseOrder.java", """
                        package shop;
                        import jakarta.persistence.*;
                        import jakarta.persistence.Entity; import jakarta.persistence.Table; import jakarta.persistence.ManyToOne;
                        import jakarta.persistence.FetchType; import jakarta.persistence.Enumerated; import jakarta.persistence.EnumType;
                        import jakarta.persistence.ManyToMany; import java.util.Set;
                        @Entity @Table(name = "purchaseOrders") public class PurchaseOrder extends Base<Long> {
                            @ManyToOne(fetch = FetchType.LAZY, optional = false) Customer customer;
                            @ManyToOne Customer payer;
                            @Enumerated(EnumType.STRING) State state;
                            State before;
                            @ManyToMany Set<Customer> watchers;
                            enum State { OPEN, PAID }
                        }""");
    }

    @Test
    void a_class_that_a_repository_of_r2dbc_stores_needs_no_mark_to_be_a_row() throws IOException {
        Sources sources = new Sources(folder)
                .with("src/main/java/shop/Note.java", """
                        package shop;
                        public class Note { @org.springframework.data.annotation.Id Integer id; String firstLine; }""")
                .with("src/main/java/shop/Draft.java", "package shop; public class Draft { Integer id; }")
                .with("src/main/java/shop/Notes.java", """
                        package shop;
                        public interface Notes extends org.springframework.data.r2dbc.repository.R2dbcRepository<Note, Integer> {}""");

        Map<String, Entity> entities = entities(sources);

        assertThat(entities).containsOnlyKeys("shop.Note");
        assertThat(requireNonNull(entities.get("shop.Note")).properties())
                .extracting(each -> each.name() + " " + each.kind())
                .containsExactly("id ID", "firstLine BASIC");
    }

    @Test
    void spring_boot_names_tables_and_columns_with_underscores() throws IOException {
        Entity order = requireNonNull(entities(boot()).get("shop.PurchaseOrder"));
        assertThat(order.table()).isEqualTo("purchase_orders");
        assertThat(order.complete()).isTrue();
        assertThat(order.properties())
                .extracting(each -> each.name() + " " + each.kind() + " " + each.column())
                .containsExactly(
                        "id ID id",
                        "version VERSION version",
                        "customer TO_ONE customer_id",
                        "payer TO_ONE payer_id",
                        "state BASIC state",
                        "before BASIC before",
                        "watchers TO_MANY ");
        assertThat(order.property("id").orElseThrow().javaType()).isEqualTo("java.lang.Long");
        assertThat(order.property("state").orElseThrow().stored()).isEqualTo(Stored.ENUM_NAME);
        assertThat(order.property("before").orElseThrow().stored()).isEqualTo(Stored.ENUM_ORDINAL);
        assertThat(order.property("customer").orElseThrow().nullable()).contains(false);
        assertThat(order.property("customer")
                        .flatMap(Entity.Property::association)
                        .orElseThrow()
                        .lazy())
                .isTrue();
        assertThat(order.property("payer")
                        .flatMap(Entity.Property::association)
                        .orElseThrow()
                        .lazy())
                .isFalse();
        assertThat(order.property("watchers")
                        .flatMap(Entity.Property::association)
                        .orElseThrow())
                .isEqualTo(new Entity.Association(
                        "shop.Customer",
                        true,
                        true,
                        "",
                        0,
                        "purchase_orders_watchers",
                        "purchase_order_id",
                        "watchers_id",
                        false));
    }

    @Test
    void embedded_values_and_overrides_lie_in_the_owners_table() throws IOException {
        Entity customer = requireNonNull(entities(boot()).get("shop.Customer"));
        assertThat(customer.properties())
                .extracting(each -> each.name() + " " + each.column())
                .containsExactly(
                        "id id",
                        "version version",
                        "emailAddress email_address",
                        "address.street home_street",
                        "address.zipCode zip_code",
                        "orders ");
        Entity.Property email = customer.property("emailAddress").orElseThrow();
        assertThat(List.of(
                        email.unique(),
                        email.nullable().orElseThrow(),
                        email.length().orElseThrow()))
                .isEqualTo(List.of(true, false, 120));
    }

    @Test
    void hibernate_alone_keeps_names_as_written() throws IOException {
        Sources plain = new Sources(folder).with("src/main/java/shop/LineItem.java", """
                package shop;
                import javax.persistence.Entity; import javax.persistence.Id; import javax.persistence.ManyToOne;
                @Entity public class LineItem { @Id Long itemId; @ManyToOne LineItem nextOne; }""");
        Entity item = requireNonNull(entities(plain).get("shop.LineItem"));
        assertThat(item.table()).isEqualTo("lineitem");
        assertThat(item.property("nextOne").orElseThrow().column()).isEqualTo("nextone_itemid");
    }

    @Test
    void an_unknown_strategy_leaves_unwritten_names_unknown() throws IOException {
        Entity order = requireNonNull(entities(boot().with(
                                "src/main/resources/application.yml",
                                "spring.jpa.hibernate.naming:\n  physical-strategy: shop.OurNaming\n"))
                .get("shop.PurchaseOrder"));
        assertThat(order.complete()).isFalse();
        assertThat(order.property("customer").orElseThrow().column()).isEmpty();
    }

    @Test
    void joined_inheritance_spreads_properties_over_tables() throws IOException {
        Sources joined = boot().with("src/main/java/shop/Pay.java", """
                package shop;
                import jakarta.persistence.Entity; import jakarta.persistence.Inheritance; import jakarta.persistence.InheritanceType;
                @Entity @Inheritance(strategy = InheritanceType.JOINED) class Payment extends Base<Long> { int amount; }
                @Entity class CardPayment extends Payment { String brand; }""");
        Entity card = requireNonNull(entities(joined).get("shop.CardPayment"));
        assertThat(card.table()).isEqualTo("card_payment");
        assertThat(card.properties())
                .extracting(each -> each.table() + "." + each.column())
                .containsExactly(".id", "payment.version", "payment.amount", ".brand");
    }

    @Test
    void repositories_say_what_their_methods_ask() throws IOException {
        Sources sources = boot().with("src/main/java/shop/Orders.java", """
                package shop;
                import org.springframework.data.jpa.repository.JpaRepository; import org.springframework.data.jpa.repository.Query;
                import org.springframework.data.jpa.repository.EntityGraph; import org.springframework.data.repository.query.Param;
                import org.springframework.data.domain.Page; import org.springframework.data.domain.Pageable;
                import org.springframework.data.repository.NoRepositoryBean; import java.util.List; import java.util.Optional;
                interface Orders extends Shared<PurchaseOrder, Long> {
                    List<PurchaseOrder> findByCustomerEmailAddress(String email);
                    Page<PurchaseOrder> findByState(PurchaseOrder.State state, Pageable page);
                    @EntityGraph(attributePaths = "watchers") Optional<PurchaseOrder> findByIdAndState(Long id, PurchaseOrder.State s);
                    @Query("select o from PurchaseOrder o join fetch o.customer c where c.emailAddress = :mail")
                    List<PurchaseOrder> ofMail(@Param("mail") String address);
                    @Query(value = "select count(*) from purchase_orders where state = ?1", nativeQuery = true) long paid(String state);
                    default void touch() { }
                }
                @NoRepositoryBean interface Shared<T, K> extends JpaRepository<T, K> {
                    @Query("select e from #{#entityName} e where e.version > :v") List<T> changed(@Param("v") int v);
                }""");
        Map<String, Fact.QueryMethod> methods = sources.facts(new Jpa()).stream()
                .filter(Fact.QueryMethod.class::isInstance)
                .map(Fact.QueryMethod.class::cast)
                .filter(each -> each.query().language() != Query.Language.BUILT_IN
                        || each.name().equals("findById"))
                .collect(Collectors.toMap(Fact.QueryMethod::name, Function.identity()));
        String same = "purchase_orders.customer_id EQUAL customer.id, customer.email_address EQUAL :";
        assertThat(methods.values())
                .extracting(each -> each.name() + " " + each.query().gives() + " "
                        + ShapeText.of(each.query().shape()))
                .containsExactlyInAnyOrder(
                        "findByCustomerEmailAddress MANY SELECT | purchase_orders, customer* | where " + same + "email",
                        "findByState PAGE SELECT | purchase_orders | where purchase_orders.state EQUAL :state | limit :page",
                        "findByIdAndState ONE SELECT | purchase_orders | where purchase_orders.id EQUAL :id, purchase_orders.state EQUAL :s",
                        "ofMail MANY SELECT | purchase_orders, customer* | where " + same + "mail",
                        "paid NUMBER SELECT | purchase_orders | where purchase_orders.state EQUAL :1 | SINGLE",
                        "changed MANY SELECT | purchase_orders | where purchase_orders.version RANGE :v",
                        "findById ONE SELECT | purchase_orders | where purchase_orders.id EQUAL :id");
        assertThat(requireNonNull(methods.get("ofMail")).query().fetched()).containsExactly("customer");
        assertThat(requireNonNull(methods.get("findByIdAndState")).query().fetched())
                .containsExactly("watchers");
        assertThat(requireNonNull(methods.get("ofMail")).bound())
                .containsExactly(new Fact.Binding("mail", 0, List.of()));
        assertThat(requireNonNull(methods.get("findById")).receiver()).isEqualTo("shop.Orders");
    }

    @Test
    void queries_of_an_entity_manager_run_where_their_result_is_asked_for() throws IOException {
        List<Fact.QueryCall> calls = boot().with("src/main/java/shop/Desk.java", """
                package shop;
                import jakarta.persistence.EntityManager; import java.util.List;
                class Desk {
                    EntityManager em;
                    List<?> open(String state) {
                        var query = em.createQuery("select o from PurchaseOrder o where o.state = :s");
                        query.setParameter("s", state);
                        query.setMaxResults(20);
                        return query.getResultList();
                    }
                    PurchaseOrder one(Long id) { return em.find(PurchaseOrder.class, id); }
                }""").facts(new Jpa()).stream()
                .filter(Fact.QueryCall.class::isInstance)
                .map(Fact.QueryCall.class::cast)
                .toList();
        assertThat(calls)
                .extracting(each ->
                        each.site().line() + " " + ShapeText.of(each.query().shape()))
                .containsExactly(
                        "9 SELECT | purchase_orders | where purchase_orders.state EQUAL :s | limit 20",
                        "11 SELECT | purchase_orders | where purchase_orders.id EQUAL :id");
        assertThat(requireNonNull(calls.getFirst().bound().get("s")).line()).isEqualTo(7);
    }

    private static Map<String, Entity> entities(Sources sources) throws IOException {
        return sources.facts(new Jpa()).stream()
                .filter(Fact.Mapped.class::isInstance)
                .map(each -> ((Fact.Mapped) each).entity())
                .collect(Collectors.toMap(Entity::type, Function.identity()));
    }
}
