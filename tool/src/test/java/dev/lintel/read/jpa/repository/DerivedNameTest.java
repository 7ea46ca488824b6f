package dev.lintel.read.jpa.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Entity;
import dev.lintel.read.jpa.Shops;
import dev.lintel.read.jpa.mapping.Entities;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Limit;
import dev.lintel.sql.ShapeText;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedNameTest {
    private static final String SAME_CUSTOMER = "orders.customer_id EQUAL customers.id";

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            findByStatus; SELECT | orders | where orders.status EQUAL :a
            findAllByStatus; SELECT | orders | where orders.status EQUAL :a
            getByStatusIs; SELECT | orders | where orders.status EQUAL :a
            readByStatusEquals; SELECT | orders | where orders.status EQUAL :a
            queryOrdersByStatus; SELECT | orders | where orders.status EQUAL :a
            streamAllByStatus; SELECT | orders | where orders.status EQUAL :a
            findDistinctByStatus; SELECT | orders | where orders.status EQUAL :a | DISTINCT
            findByStatusAndTotal; SELECT | orders | where orders.status EQUAL :a, orders.total EQUAL :b
            findByStatusOrTotal; SELECT | orders | where ~orders.status EQUAL :a, ~orders.total EQUAL :b
            findByStatusNot; SELECT | orders | where orders.status NOT_EQUAL :a
            findByStatusIn; SELECT | orders | where orders.status IN :a
            findByStatusNotIn; SELECT | orders | where orders.status NOT_IN :a
            findByStatusIsNull; SELECT | orders | where orders.status IS_NULL 'null'
            findByStatusNotNullAndTotal; SELECT | orders | where orders.status NOT_NULL 'null', orders.total EQUAL :a
            findByTotalBetweenAndStatus; SELECT | orders | where orders.total RANGE :a, orders.status EQUAL :c
            findByTotalLessThanEqual; SELECT | orders | where orders.total RANGE :a
            findByTotalGreaterThan; SELECT | orders | where orders.total RANGE :a
            findByCreatedAtBefore; SELECT | orders | where orders.created_at RANGE :a
            findByCreatedAtAfter; SELECT | orders | where orders.created_at RANGE :a
            findByStatusLike; SELECT | orders | where orders.status LIKE :a
            findByStatusNotLike; SELECT | orders | where orders.status OTHER :a
            findByStatusStartingWith; SELECT | orders | where orders.status LIKE_PREFIX :a
            findByStatusEndsWith; SELECT | orders | where orders.status LIKE :a
            findByStatusContaining; SELECT | orders | where orders.status LIKE :a
            findByStatusTrue; SELECT | orders | where orders.status EQUAL 'true'
            findByStatusIsFalse; SELECT | orders | where orders.status EQUAL 'false'
            findByStatusIgnoreCase; SELECT | orders | where upper(orders.status) EQUAL :a
            findByStatusContainingIgnoreCase; SELECT | orders | where upper(orders.status) LIKE :a
            findByStatusAndTotalAllIgnoreCase; SELECT | orders | where upper(orders.status) EQUAL :a, upper(orders.total) EQUAL :b
            findByStatusOrderByCreatedAtDesc; SELECT | orders | where orders.status EQUAL :a | order orders.created_at-
            findByStatusOrderByCreatedAtDescIdAsc; SELECT | orders | where orders.status EQUAL :a | order orders.created_at-, orders.id+
            findTop10ByOrderByTotalDesc; SELECT | orders | order orders.total- | limit 10
            findFirstByStatus; SELECT | orders | where orders.status EQUAL :a | limit 1
            findTopByStatus; SELECT | orders | where orders.status EQUAL :a | limit 1
            countByStatus; SELECT | orders | where orders.status EQUAL :a | SINGLE
            existsByStatus; SELECT | orders | where orders.status EQUAL :a | limit 1 | SINGLE
            deleteByStatus; DELETE | orders | where orders.status EQUAL :a
            removeByStatus; DELETE | orders | where orders.status EQUAL :a
            findByCustomer; SELECT | orders | where orders.customer_id EQUAL :a
            findByCustomerId; SELECT | orders | where orders.customer_id EQUAL :a
            findByCustomer_Id; SELECT | orders | where orders.customer_id EQUAL :a
            findByCustomerEmail; SELECT | orders, customers* | where $same, customers.email_address EQUAL :a
            findByCustomerAddressCity; SELECT | orders, customers* | where $same, customers.city EQUAL :a
            findByCustomer_Address_ZipCode; SELECT | orders, customers* | where $same, customers.zip_code EQUAL :a
            findByItemsProductSku; SELECT | orders, order_items* | where order_items.order_id EQUAL orders.id, order_items.product_sku EQUAL :a
            findByCheckIn; SELECT | orders | where orders.check_in EQUAL :a
            findByNothingSuch; SELECT? | orders
            findBy; SELECT | orders
            """)
    void a_name_says_its_query(String name, String shape) {
        assertThat(ShapeText.of(shape(name, arguments(4))))
                .isEqualTo(shape.trim().replace("$same", SAME_CUSTOMER));
    }

    @ParameterizedTest
    @CsvSource({"findAll", "save", "findbystatus", "findTop10OrderByNothing", "process", "findingByStatus"})
    void other_names_say_none(String name) {
        assertThat(DerivedName.parse(name)
                        .filter(parsed -> shape(name, arguments(4)).complete()))
                .isEmpty();
    }

    @Test
    void a_pageable_bounds_the_rows_and_a_sort_orders_them_as_the_caller_likes() {
        Arguments arguments = new Arguments(arguments(1).values(), new Limit.Chosen("page"), true);
        assertThat(ShapeText.of(shape("findByStatus", arguments)))
                .isEqualTo("SELECT | orders | where orders.status EQUAL :a | order + | limit :page");
    }

    @Test
    void a_parameter_short_makes_the_query_incomplete() {
        assertThat(shape("findByStatusAndTotal", arguments(1)).complete()).isFalse();
    }

    private static Shape shape(String name, Arguments arguments) {
        Entities entities = Shops.entities();
        Entity order = entities.ofType("shop.Order").orElseThrow();
        return Derivation.shape(DerivedName.parse(name).orElseThrow(), order, entities, arguments, _ -> List.of());
    }

    private static Arguments arguments(int count) {
        return new Arguments(
                IntStream.range(0, count)
                        .mapToObj(i -> new Arguments.Value(String.valueOf((char) ('a' + i)), i, false))
                        .toList(),
                new Limit.None(),
                false);
    }
}
