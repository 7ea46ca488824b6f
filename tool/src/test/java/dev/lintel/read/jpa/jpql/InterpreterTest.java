package dev.lintel.read.jpa.jpql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.read.jpa.Shops;
import dev.lintel.sql.ShapeText;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            select o from Order o where o.status = :s; SELECT | orders | where orders.status EQUAL :s
            from Order where status = ?1; SELECT | orders | where orders.status EQUAL :1
            from Order o where o.status = ? and o.total > ?; SELECT | orders | where orders.status EQUAL :1, orders.total RANGE :2
            select o from Order o where o.customer.id = :id; SELECT | orders | where orders.customer_id EQUAL :id
            select o from Order o where o.customer = :c; SELECT | orders | where orders.customer_id EQUAL :c
            select o from Order o where o.customer.email = :e; SELECT | orders, customers* | where orders.customer_id EQUAL customers.id, customers.email_address EQUAL :e
            select o from Order o where o.customer.address.city = :c; SELECT | orders, customers* | where orders.customer_id EQUAL customers.id, customers.city EQUAL :c
            select o from Order o join o.items i where i.product.sku = :s; SELECT | orders, order_items* | where order_items.order_id EQUAL orders.id, order_items.product_sku EQUAL :s
            select o from Order o left join fetch o.items; SELECT | orders, order_items* | where order_items.order_id EQUAL orders.id
            select distinct p from Product p join p.tags t where t.text in :texts; SELECT | products, product_tags*, tags* | where product_tags.product_id EQUAL products.sku, tags.id EQUAL product_tags.tag_id, tags.text IN :texts | DISTINCT
            select t from Tag t join t.products p where p.name = 'x'; SELECT | tags, product_tags*, products* | where product_tags.tag_id EQUAL tags.id, products.sku EQUAL product_tags.product_id, products.name EQUAL 'x'
            select p from Product p join p.labels l where l = :label; SELECT | products, product_labels* | where product_labels.product_sku EQUAL products.sku, product_labels.label EQUAL :label
            select p from Product p where :label member of p.labels; SELECT | products, product_labels^ | where product_labels.product_sku EQUAL products.sku, product_labels.label EQUAL :label
            select count(o) from Order o where o.status <> 'PAID'; SELECT | orders | where orders.status NOT_EQUAL 'PAID' | SINGLE
            select o.status, count(o) from Order o group by o.status; SELECT | orders | cols orders.status | GROUPED
            select new shop.Row(o.id, o.total) from Order o; SELECT | orders | cols orders.id, orders.total
            select o from Order o where lower(o.status) like lower(concat(:q, '%')); SELECT | orders | where lower(orders.status) LIKE_PREFIX :q
            select o from Order o where o.status like %:q%; SELECT | orders | where orders.status LIKE :q
            select o from Order o where o.status like :q%; SELECT | orders | where orders.status LIKE_PREFIX :q
            select o from Order o where o.total between :low and :high; SELECT | orders | where orders.total RANGE :low
            select o from Order o where o.status is null or o.total >= 5; SELECT | orders | where ~orders.status IS_NULL 'null', ~orders.total RANGE '5'
            select o from Order o where not o.status = :s; SELECT | orders | where ~orders.status NOT_EQUAL :s
            select o from Order o where :s = o.status; SELECT | orders | where orders.status EQUAL :s
            select o from Order o where o.status not in ('A', 'B'); SELECT | orders | where orders.status NOT_IN 'list'
            select o from Order o where o.status = shop.Status.OPEN; SELECT | orders | where orders.status EQUAL 'OPEN'
            select o from Order o order by o.createdAt desc, o.id; SELECT | orders | order orders.created_at-, orders.id+
            select o from Order o order by o.customer.firstName; SELECT | orders, customers* | where orders.customer_id EQUAL customers.id | order customers.first_name+
            select o from Order o where exists (select i from Item i where i.order = o and i.quantity > 3); SELECT | orders, order_items^ | where order_items.order_id EQUAL orders.id, order_items.qty RANGE '3'
            select o from Order o where o.id in (select i.order.id from Item i where i.quantity = :q); SELECT | orders, order_items^ | where order_items.qty EQUAL :q, orders.id IN <subquery>
            select o from Order o where o.createdAt > current_timestamp; SELECT | orders | where orders.created_at RANGE 'current_timestamp'
            select o.customer from Order o; SELECT | orders | cols orders.customer_id
            select c from Order o, Customer c where o.customer.id = c.id; SELECT | orders, customers* | where orders.customer_id EQUAL customers.id
            update Order o set o.status = :s where o.id = :id; UPDATE | orders | set orders.status=:s | where orders.id EQUAL :id
            update Order set status = 'X', total = total + 1; UPDATE | orders | set orders.status='X', orders.total=<>
            delete from Order o where o.createdAt < :before; DELETE | orders | where orders.created_at RANGE :before
            delete Order where customer.id = :c; DELETE | orders | where orders.customer_id EQUAL :c
            select o from Order o where o.customer.id = :#{#principal.id}; SELECT | orders | where orders.customer_id EQUAL :#{#principal.id}
            select o from Order o where (o.status, o.total) = (:s, :t); SELECT | orders | where orders.status EQUAL :s, orders.total EQUAL :t
            from Order o where o.status = :s limit 10; SELECT | orders | where orders.status EQUAL :s | limit 10
            select coalesce(o.total, 0) from Order o; SELECT | orders | cols orders.total
            select o from Order o where cast(o.createdAt as date) = :d; SELECT | orders | where cast(orders.created_at) EQUAL :d
            select case when count(o) > 0 then true else false end from Order o where o.status = :s; SELECT | orders | where orders.status EQUAL :s | SINGLE
            select o from Order o where o.active = true; SELECT? | orders
            select x from Unknown x where x.a = 1; SELECT?
            select c from Customer c where c.orders is empty; SELECT | customers, orders^ | where orders.customer_id EQUAL customers.id
            """)
    void means_in_tables(String text, String shape) {
        assertThat(ShapeText.of(Interpreter.read(text.trim(), Shops.entities(), "shop.X")
                        .shape()))
                .isEqualTo(shape.trim());
    }

    @Test
    void a_missing_parameter_that_switches_a_filter_off_makes_it_optional() {
        var shape = Interpreter.read(
                        "select o from Order o where (:s is null or o.status = :s) and o.total > 1",
                        Shops.entities(),
                        "shop.X")
                .shape();
        assertThat(shape.filter())
                .extracting(each -> each.column().name() + " " + each.optional() + " " + each.conjunct())
                .containsExactly("status true false", "total false true");
    }

    @Test
    void fetched_associations_are_paths_from_the_selected_entity() {
        Reading reading = Interpreter.read(
                "select o from Order o join fetch o.items i left join fetch i.product where o.id = 1",
                Shops.entities(),
                "shop.X");
        assertThat(reading.fetched()).containsExactlyInAnyOrder("items", "items.product");
        assertThat(reading.entity()).isEqualTo("shop.Order");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            select
            from
            select o from Order o where
            select o from Order o where (((o.id = 1
            select o from Order o where o.id = 'x
            )))) select
            select o from (select 1) o
            """)
    void broken_texts_are_not_complete_and_do_not_fail(String text) {
        assertThat(Interpreter.read(text.trim(), Shops.entities(), "").shape().complete())
                .isFalse();
    }

    @Test
    void hostile_nesting_ends() {
        String text = "select o from Order o where " + "(".repeat(50_000) + "o.id = 1" + ")".repeat(50_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(Interpreter.read(text, Shops.entities(), "")
                                .shape()
                                .complete())
                        .isFalse());
    }
}
