package dev.lintel.design.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.cli.Wiring;
import dev.lintel.design.brief.BriefProblem;
import dev.lintel.design.brief.BriefReader;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.found.Existing;
import dev.lintel.graph.Backend;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Sentences to the shop of the examples, which has products, orders, users and their logins.
class DraftingTest {
    private static Existing shop;
    private static Workspace workspace;

    @BeforeAll
    static void read() throws IOException {
        workspace = Workspace.of(Path.of("../examples/shop"));
        Backend backend = Review.read(workspace, Wiring.parts(), ProjectSettings.NONE)
                .backends()
                .getFirst();
        shop = Existing.in(backend);
    }

    private static Draft draft(String said) throws NotDone {
        return new Drafting(shop, workspace, said, ".", Optional.empty()).draft();
    }

    private static String refused(String said) {
        try {
            return draft(said).text();
        } catch (NotDone answer) {
            return String.valueOf(answer.getMessage());
        }
    }

    private static Resource resource(Draft draft) throws BriefProblem {
        return BriefReader.read("draft", draft.text())
                .resource(draft.resource())
                .orElseThrow();
    }

    @Test
    void a_sentence_becomes_a_brief_that_can_be_read() throws NotDone, BriefProblem {
        Draft draft = draft("add suppliers with name, e-mail, phone and rating; everybody may read, admins may write");
        Resource supplier = resource(draft);

        assertThat(supplier.fields())
                .extracting(each -> each.name() + " " + each.type().word())
                .containsExactly("name text", "email email", "phone phone", "rating int");
        assertThat(supplier.who("read")).singleElement().matches(each -> each.isPublic());
        assertThat(supplier.who("delete"))
                .singleElement()
                .extracting(each -> each.text())
                .isEqualTo("admin");
        assertThat(draft.assumed()).anyMatch(each -> each.startsWith("rating is a whole number from 1 to 5"));
        assertThat(draft.open()).anyMatch(each -> each.contains("unique name"));
    }

    @Test
    void what_is_there_is_referred_to_and_not_made_again() throws NotDone, BriefProblem {
        Draft reviews = draft("add product reviews with stars, comment and author");
        Resource review = resource(reviews);

        assertThat(review.name()).isEqualTo("ProductReview");
        assertThat(review.references()).extracting(Resource.Reference::to).contains("Product");
        assertThat(reviews.assumed())
                .anyMatch(each -> each.contains("the entity Product (table products, Product.java:"));
    }

    @Test
    void what_is_asked_for_and_not_written_is_said() throws NotDone {
        assertThat(draft("add an endpoint that lists a product's recalls of the last month")
                        .left())
                .satisfiesExactly(
                        period -> assertThat(period).startsWith("only those of the last month: the list gives all"),
                        whose -> assertThat(whose).startsWith("only those of one product: "));
    }

    @Test
    void nobody_is_let_in_whom_the_sentence_does_not_name() throws NotDone, BriefProblem {
        Resource supplier = resource(draft("add suppliers with name"));

        assertThat(supplier.access().values()).allSatisfy(who -> assertThat(who).noneMatch(each -> each.isPublic()));
    }

    @Test
    void whose_rows_they_are_is_asked_where_any_caller_may_write() throws NotDone {
        assertThat(draft("add bookmarks with a note; signed-in users may write")
                        .open()
                        .getFirst())
                .startsWith("Does each bookmark belong to whoever made it? No: ");
        assertThat(draft("add suppliers with name; admins may write").open())
                .noneMatch(each -> each.contains("belong to whoever made it"));
    }

    @Test
    void a_resource_that_is_there_is_told_with_its_place_and_its_endpoints() {
        assertThat(refused("add products with name, price and weight"))
                .contains(
                        "that is there: the entity Product (table products, Product.java:",
                        "GET /api/products",
                        "lacks weight",
                        "lintel design --into . --entity Product");
    }

    @Test
    void one_more_field_of_what_is_there_is_answered_by_the_migration_that_it_needs() {
        assertThat(refused("add a gift note to orders"))
                .contains("the entity Order (table ", "write the field into Order.java", "--entity Order")
                .doesNotContain("lintel: 1");
    }

    @Test
    void accounts_are_never_made_a_second_time() {
        for (String said : new String[] {
            "I need to create an endpoint for user registration",
            "add customers with name and e-mail",
            "add accounts with e-mail and password"
        }) {
            assertThat(refused(said)).as(said).contains("(table users, ").doesNotContain("lintel: 1");
        }
    }

    @Test
    void another_word_for_what_is_there_is_asked_about_and_may_be_insisted_on() throws NotDone {
        assertThat(refused("add goods with name and weight")).contains("Product", "--entity Goods");

        assertThat(new Drafting(shop, workspace, "add goods with name and weight", ".", Optional.of("Ware"))
                        .draft()
                        .resource())
                .isEqualTo("Ware");
    }

    @Test
    void what_would_be_referred_to_has_to_be_there() {
        assertThat(refused("add an endpoint that lists a warehouse's pallets"))
                .contains("nothing that is there is called warehouse")
                .contains("lintel design --into . \"add warehouses with name\"");
    }

    @Test
    void a_sentence_that_is_no_wish_is_answered_with_what_is_understood() {
        assertThatThrownBy(() -> draft("make everything much faster and nicer for the whole company"))
                .isInstanceOf(NotDone.class)
                .hasMessageContaining("was not understood")
                .hasMessageContaining("lintel design --into . \"add coupons");
    }

    @Test
    void rows_that_are_their_makers_alone_are_not_written_for_all() {
        assertThat(refused("add wishlists with title, only its owner may see it"))
                .contains("each row its maker's alone ('only its owner may see it')")
                .doesNotContain("lintel: 1");
    }

    @Test
    void a_list_of_what_is_there_names_its_columns_its_keys_and_whose_rows_they_are() {
        assertThat(refused("let users list their orders by status and weather, newest first"))
                .contains(
                        "understood: a list of what is there, the entity Order (table ",
                        "GET /api/orders",
                        "- by status: the column ",
                        "- by weather: no column of ",
                        "- newest first: the column ",
                        "- only the caller's own: the column ",
                        "comes from the login")
                .doesNotContain("lintel: 1");
    }

    @Test
    void a_list_of_what_is_there_is_written_when_each_word_is_a_column_and_who_may_is_said() throws NotDone {
        Draft draft = draft("list the orders of a customer by status, newest first, admins only");

        assertThat(draft.text()).isEmpty();
        assertThat(draft.understood())
                .startsWith("a list of what is there, the entity Order (table orders, ")
                .endsWith("of one customer, by status, newest first (admin: read)");
        assertThat(draft.listing()).hasValueSatisfying(list -> {
            assertThat(list.asked()).extracting(each -> each.name()).containsExactly("customer_id", "status");
            assertThat(list.order().column().name()).isEqualTo("placed_at");
            assertThat(list.order().falling()).isTrue();
            assertThat(list.readers()).isEqualTo("admin");
        });
    }

    @Test
    void whose_rows_are_somebodys_are_listed_for_nobody_unasked() {
        assertThat(refused("list the orders of a customer, newest first"))
                .contains("it is not written: the rows are somebody's (orders.customer_id)", "\"admins only\"");
        assertThat(refused("list the products by colour, admins only"))
                .contains("it is not written: no column of products is called colour");
        assertThat(refused("list the orders of the last month, admins only"))
                .contains("spans of time are not written yet");
    }

    @Test
    void a_role_that_no_rule_names_lets_nobody_in() {
        assertThat(refused("add suppliers with name, plumbers only"))
                .startsWith("no rule of the backend names the role plumber; it knows admin")
                .doesNotContain("lintel: 1");
        assertThat(refused("add suppliers with name, stock managers only"))
                .startsWith("no rule of the backend names the role stock-manager; it knows admin");
    }

    @Test
    void of_several_backends_that_one_is_meant_which_keeps_what_the_sentence_names() {
        assertThat(Drafting.isAbout("let users list their orders by status", shop.backend()))
                .isTrue();
        assertThat(Drafting.isAbout("add an endpoint that lists the moons of a planet", shop.backend()))
                .isFalse();
    }
}
