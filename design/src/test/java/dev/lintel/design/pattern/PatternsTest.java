package dev.lintel.design.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.design.brief.Briefs;
import dev.lintel.design.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {
    @ParameterizedTest
    @CsvSource({
        "I need to create an endpoint for user registration, registration",
        "user registration with e-mail confirmation, registration",
        "staff should log in with a password, login",
        "take payments for invoices and refund them, payments",
        "a shop with a cart and orders, orders",
        "I've added a Product model, catalogue",
        "let people upload images, uploads",
        "send callbacks to subscriptions of partners, webhooks",
        "an inbox of notifications, notifications",
        "send an sms when something happens, notifications",
        "who changed what and when, audit",
        "let patients book appointments, orders",
        "find restaurants by name, search",
        "staff block users, admin",
        "projects of a multi-tenant organisation, projects"
    })
    void a_wish_begins_with_the_pattern_that_shares_its_words(String wish, String pattern) {
        assertThat(Patterns.nearest(wish)).map(Patterns::name).contains(pattern);
    }

    @Test
    void a_wish_that_shares_no_word_has_none() {
        assertThat(Patterns.nearest("teleport elephants")).isEmpty();
    }

    @Test
    void each_is_a_brief_of_which_a_service_can_be_made() {
        for (String name : Patterns.names()) {
            assertThat(Service.of(Briefs.brief(Patterns.of(name).text())))
                    .as(name)
                    .containsKey("pom.xml");
        }
    }
}
