package dev.lintel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.route.Intent;
import dev.lintel.agent.route.Route;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sentences that are in no list that was learned from.
class RouteTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    DESIGN   | we want to offer gift subscriptions, which tables and endpoints would that take?
                    REVIEW   | please look over my changes to the ShipmentController
                    SECURE   | make sure that a customer can only download their own documents
                    OPTIMIZE | opening the shipment list takes eleven seconds
                    ABUSE    | some script calls our search a thousand times a minute
                    EXPLAIN  | what is a partial index?
                    QUESTION | which endpoints write orders?
                    """)
    void a_plain_sentence_goes_where_it_is_meant(Intent intent, String sentence) throws Exception {
        assertThat(Shop.architect().route(sentence)).isEqualTo(new Route.To(intent));
    }

    @Test
    void the_name_of_a_table_does_not_decide() throws Exception {
        Architect architect = Shop.architect();
        List<Route> routes = Stream.of("orders", "products", "payments")
                .map(table -> architect.route("reading " + table + " takes far too long"))
                .distinct()
                .toList();

        assertThat(routes).containsExactly(new Route.To(Intent.OPTIMIZE));
    }

    @Test
    void what_is_about_something_else_is_refused() throws Exception {
        assertThat(Shop.architect().route("how do I bake bread?")).isInstanceOf(Route.OutOfScope.class);
    }

    @Test
    void who_only_names_a_thing_is_asked_what_is_wanted_of_it() throws Exception {
        assertThat(Shop.architect().route("the payment thing")).isInstanceOf(Route.Either.class);
        assertThat(Shop.architect().route("orders slow")).isEqualTo(new Route.To(Intent.OPTIMIZE));
    }

    @Test
    void a_verb_is_no_table_that_is_called_so() throws Exception {
        assertThat(Shop.architect().route("review products")).isEqualTo(new Route.To(Intent.REVIEW));
        assertThat(Shop.architect().answer("review orders table please").headline())
                .contains("orders");
    }

    @Test
    void a_wish_that_names_a_column_exactly_is_no_question() throws Exception {
        assertThat(Shop.architect().route("anybody who signs up can put role=ADMIN into the body, stop that"))
                .isNotEqualTo(new Route.To(Intent.QUESTION));
    }
}
