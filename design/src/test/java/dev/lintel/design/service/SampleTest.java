package dev.lintel.design.service;

import static dev.lintel.design.service.ServiceTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Briefs;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/// What the tests of a service send, and what they expect to be shown.
class SampleTest {
    /// What tests send is right for every field, and differs from row to row where it must.
    @Test
    void what_the_tests_of_a_service_send_keeps_the_bounds_of_the_brief() {
        Brief brief = Briefs.brief("""
                        resources:
                          Rate:
                            fields: {code: text(3..3) unique, hash: text(64..64), level: int(1000..9999) unique, day: date unique, mobile: phone unique}
                            access: {create: admin, read: admin}
                        """);
        String body =
                new Sample(new Shape(brief, "1"), new Shape(brief, "1").slices().getFirst()).body();
        String one = body.formatted(107);

        assertThat(one)
                .contains("\"code\": \"107\"")
                .containsPattern("\"hash\": \"text \\d{59}\"")
                .contains("\"level\": 2107")
                .contains("\"day\": \"0107-01-31\"")
                .contains("\"mobile\": \"+4915100000107\"");
        assertThat(body.formatted(108)).isNotEqualTo(one);
    }

    /// No format writes a number in letters.
    @Test
    void countries_and_currencies_that_must_differ_do() {
        Brief brief = Briefs.brief("""
                        roles: [clerk]
                        resources:
                          User:
                            fields: {email: email unique, password: secret}
                          Tariff:
                            fields: {country: country unique, currency: currency unique, name: text(1..9)}
                            refs: {zone: Zone restrict}
                            access: {create: clerk, read: clerk}
                          Zone:
                            fields: {code: country unique}
                            access: {read: clerk}
                        """);
        Sample tariff =
                new Sample(new Shape(brief, "1"), new Shape(brief, "1").slices().get(1));
        String backend = only(Service.of(brief), "/Backend.java");

        assertThat(tariff.body().formatted(107, "some-zone", "AB", "CDE"))
                .contains("\"country\": \"AB\"", "\"currency\": \"CDE\"", "some-zone");
        assertThat(tariff.lettersOfBody()).isEqualTo(", letters(2), letters(3)");
        assertThat(backend)
                .contains("chr(65 + %1$d / 26 %% 26) || chr(65 + %1$d / 1 %% 26)")
                .contains(".formatted(next(), zoneId, letters(2), letters(3))")
                .contains("protected static String letters(int many)");
        assertThat(only(Service.of(Briefs.pattern("orders")), "/Backend.java")).doesNotContain("letters(");
    }

    @Test
    void a_tree_is_tested_with_rows_that_have_nothing_above_them() {
        String backend = only(Service.of(Briefs.brief("""
                        roles: [clerk]
                        resources:
                          User:
                            fields: {email: email unique, password: secret}
                          Category:
                            fields: {name: text(1..20)}
                            refs: {parent: Category? restrict, shelf: Shelf restrict}
                            access: {create: clerk, read: clerk}
                          Shelf:
                            fields: {name: text(1..20)}
                            refs: {first: Category? detach}
                            access: {create: clerk, read: clerk}
                        """)), "/Backend.java");

        assertThat(backend)
                .contains("UUID shelfId = shelf(", "categoryBody(UUID shelfId)", "shelfBody()")
                .doesNotContain("parentId", "firstId");
    }

    @Test
    void rows_that_no_request_makes_are_written_by_the_tests_that_need_them() {
        Brief brief = Briefs.brief("""
                        roles: [editor]
                        resources:
                          Category:
                            fields: {name: text(1..80) unique}
                            access: {read: public}
                          Item:
                            fields: {name: text(1..80)}
                            refs: {category: Category restrict}
                            access: {create: editor, read: public}
                        """);

        assertThat(only(Service.of(brief), "/Backend.java"))
                .contains("insert into categories (name)")
                .contains("UUID categoryId = category(maker);");
    }

    /// Its answer changes the row some time after the request.
    @Test
    void a_test_waits_for_the_provider_before_it_asks_whether_a_row_is_unchanged() {
        SequencedMap<String, String> files = Service.of(Briefs.pattern("orders"));

        assertThat(only(files, "/PaymentTest.java")).containsSubsequence("settle();", "If-None-Match");
        assertThat(only(files, "/OrderTest.java")).doesNotContain("settle();");
        assertThat(only(files, "/Backend.java")).contains("setPGStartupWait(Duration.ofMinutes(2))");
        files.forEach((path, text) -> {
            if (path.endsWith("Test.java")) {
                assertThat(text).as(path).doesNotContain("Thread.sleep");
            }
        });
    }

    /// Tests take nobody for a stranger who may read it all, and ask nobody for what they may not read.
    @Test
    void tests_of_a_service_know_who_is_shown_what() {
        String text = """
                        roles: [doctor, till]
                        resources:
                          User:
                            fields: {email: email unique, password: secret}
                          Note:
                            fields: {body: text(1..90)}
                            owner: author -> User
                            access: {create: %s, read: [owner, doctor]}
                          Slip:
                            fields: {number: text(1..9) unique}
                            access: {create: till, read: doctor}
                        """;
        SequencedMap<String, String> doctors = Service.of(Briefs.brief(text.formatted("doctor")));

        assertThat(only(doctors, "/NoteTest.java"))
                .contains("what_was_made_is_found")
                .doesNotContain("what_belongs_to_somebody_else_is_not_found");
        assertThat(only(Service.of(Briefs.brief(text.formatted("till"))), "/NoteTest.java"))
                .contains("what_belongs_to_somebody_else_is_not_found");
        assertThat(only(doctors, "/SlipTest.java"))
                .doesNotContain("what_was_made_is_found", "pages_hold_every_row_once", "nobody")
                .contains("who_may_read_everything_reads_it");
    }

    /// Twice the same is sent where the brief says that there is one; a maker who can have one alone makes one.
    @Test
    void tests_of_a_service_know_what_there_may_be_one_of() {
        String text = """
                        roles: [member]
                        resources:
                          User:
                            fields: {email: email unique, password: secret}
                          Wish:
                            fields: {kind: enum(BOOK|TOY), note: text(1..90)}
                            owner: holder -> User
                            access: {create: member, read: owner}
                        """;
        String single = only(
                Service.of(Briefs.brief(text + "consistency: [one Wish per holder and kind]\n")), "/WishTest.java");
        String several = only(
                Service.of(Briefs.brief(text + "consistency: [one Wish per holder and note]\n")), "/WishTest.java");

        assertThat(single).contains("a_value_that_must_be_unique_is_taken_once").doesNotContain("pages_hold_every_row");
        assertThat(several).contains("a_value_that_must_be_unique_is_taken_once", "pages_hold_every_row");
        assertThat(only(Service.of(Briefs.brief(text)), "/WishTest.java")).doesNotContain("is_taken_once");
    }

    /// A day of its own for each, where one maker can have one a day; elsewhere the days may be alike.
    @Test
    void what_there_may_be_one_of_a_day_is_made_on_days_of_their_own() {
        String text = """
                        roles: [member]
                        resources:
                          User:
                            fields: {email: email unique, password: secret}
                          Leave:
                            fields: {kind: enum(SICK|FREE), day: date, hours: int(1..24)}
                            owner: holder -> User
                            access: {create: member, read: owner, update: owner}
                        """;
        SequencedMap<String, String> files =
                Service.of(Briefs.brief(text + "consistency: [one Leave per holder and kind and day]\n"));

        assertThat(only(files, "/Backend.java"))
                .contains("\"day\": \"%1$04d-01-31\"", "\"hours\": 1")
                .doesNotContain("2030-01-31");
        assertThat(only(files, "/LeaveTest.java")).contains("pages_hold_every_row", "is_taken_once");
        assertThat(only(Service.of(Briefs.brief(text)), "/Backend.java")).contains("\"day\": \"2030-01-31\"");
        // no more than 24 of these can be told apart
        assertThat(only(
                        Service.of(Briefs.brief(text + "consistency: [one Leave per holder and hours]\n")),
                        "/LeaveTest.java"))
                .doesNotContain("pages_hold_every_row");
    }

    @Test
    void countries_of_which_there_may_be_one_each_are_written_in_letters_of_their_own() {
        String backend = only(Service.of(Briefs.brief("""
                        roles: [clerk]
                        resources:
                          Rate:
                            fields: {country: country, percent: int(0..99)}
                            access: {create: clerk, read: clerk}
                        consistency: [one Rate per country]
                        """)), "/Backend.java");

        assertThat(backend).contains(".formatted(next(), letters(2))", "protected static String letters(int many)");
    }

    /// A customer may not name a restaurant before it is listed.
    @Test
    void a_row_is_put_in_the_state_in_which_whoever_names_it_is_shown_it() {
        String text = """
                        roles: [customer, cook]
                        resources:
                          User:
                            fields: {email: email unique, password: secret}
                          Restaurant:
                            fields: {name: text(1..90), status: state}
                            owner: cook -> User
                            states: {PENDING: [LISTED], LISTED: [CLOSED], CLOSED: []}
                            access: {create: cook, read: [owner, public when %s], listed: cook}
                          Order:
                            fields: {note: text(1..90)}
                            owner: buyer -> User
                            refs: {restaurant: Restaurant restrict}
                            access: {create: %s, read: owner}
                        """;

        assertThat(only(Service.of(Briefs.brief(text.formatted("LISTED", "customer"))), "/Backend.java"))
                .contains("put(\"restaurants\", \"status = 'LISTED'\", restaurant(caller(\"cook\")))");
        assertThat(only(Service.of(Briefs.brief(text.formatted("PENDING", "customer"))), "/Backend.java"))
                .doesNotContain("put(");
        assertThat(only(Service.of(Briefs.brief(text.formatted("LISTED", "cook"))), "/Backend.java"))
                .contains("UUID restaurantId = restaurant(maker);")
                .doesNotContain("put(");
    }

    @Test
    void who_makes_what_is_shown_later_is_not_asked_for_it_at_once() {
        String text = """
                        roles: [editor]
                        resources:
                          Story:
                            fields: {title: text(1..90), status: state}
                            states: {DRAFT: [SHOWN], SHOWN: []}
                            access: {create: editor, read: %s, shown: editor}
                        """;

        assertThat(only(Service.of(Briefs.brief(text.formatted("public when SHOWN"))), "/StoryTest.java"))
                .doesNotContain("what_was_made_is_found");
        assertThat(only(Service.of(Briefs.brief(text.formatted("[editor, public when SHOWN]"))), "/StoryTest.java"))
                .contains("what_was_made_is_found");
    }
}
