package dev.lintel.design.wish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrammarTest {
    private static Wish read(String said) {
        return Grammar.read(Sentence.of(said));
    }

    private static Wish.Keep kept(String said) {
        return (Wish.Keep) read(said);
    }

    private static List<String> fields(String said) {
        return kept(said).fields().stream()
                .map(each -> each.name() + ": " + each.brief())
                .toList();
    }

    @Test
    void fields_get_their_types_from_their_names() {
        assertThat(fields("Add products with name, price and stock."))
                .containsExactly("name: text(1..120)", "price: money", "stock: int(0..)");
        assertThat(fields("we need suppliers with an e-mail, a phone number, an optional website and date of birth"))
                .containsExactly("email: email", "phoneNumber: phone", "website: url?", "dateOfBirth: date");
        assertThat(fields("add books with unique isbn, number of pages, published flag and unitPrice"))
                .containsExactly("isbn: text(1..64) unique", "pages: int(0..)", "published: bool", "unitPrice: money");
    }

    @Test
    void what_is_said_of_a_field_counts_more_than_its_name() {
        assertThat(
                        fields(
                                "add reviews with rating from 1 to 10, comment (max 500) and state (open, in progress or done)"))
                .containsExactly("rating: int(1..10)", "comment: text(1..500)", "state: enum(OPEN|IN_PROGRESS|DONE)");
        assertThat(
                        fields(
                                "add vouchers with code as string, discount in percent, from 1 to 90, and a required description"))
                .containsExactly("code: text(1..200)", "discount: int(1..90)", "description: text(..2000)");
    }

    @Test
    void people_ask_in_many_ways_for_one_thing() {
        for (String said : List.of(
                "add a Coupon model with code",
                "I need CRUD endpoints for coupons with code",
                "please create a REST resource coupons having the fields code",
                "manage coupons with code",
                "we want to store coupons: code")) {
            assertThat(kept(said).thing().name()).as(said).isEqualTo("Coupon");
            assertThat(kept(said).fields())
                    .as(said)
                    .extracting(FieldWords::name)
                    .containsExactly("code");
            assertThat(kept(said).operations()).as(said).containsExactly("create", "read", "update", "delete");
        }
    }

    @Test
    void a_list_only_reads_and_what_narrows_it_is_kept() {
        Wish.Keep bills = kept("add an endpoint that lists a customer's invoices of the last month");

        assertThat(bills.thing().name()).isEqualTo("Invoice");
        assertThat(bills.of()).extracting(Noun::name).containsExactly("Customer");
        assertThat(bills.operations()).containsExactly("read");
        assertThat(bills.narrowing().said()).containsExactly("only those of the last month");
        assertThat(kept("endpoint returning all invoices of a customer").of())
                .extracting(Noun::name)
                .containsExactly("Customer");
    }

    @Test
    void one_thing_more_of_what_is_there_is_a_field_and_several_are_rows() {
        assertThat(read("add a status to orders")).isInstanceOfSatisfying(Wish.Gain.class, gain -> {
            assertThat(gain.thing().name()).isEqualTo("Order");
            assertThat(gain.field().name()).isEqualTo("status");
        });
        assertThat(kept("add comments to articles").of()).extracting(Noun::name).containsExactly("Article");
        // bounds are no "to" that something is added to
        assertThat(kept("add ratings with stars from 1 to 5").thing().name()).isEqualTo("Rating");
    }

    @Test
    void people_register_and_vehicles_do_not() {
        for (String said : List.of(
                "I need to create an endpoint for user registration",
                "add sign-up with e-mail confirmation",
                "an endpoint to register new customers",
                "registration endpoint")) {
            assertThat(read(said)).as(said).isEqualTo(new Wish.Enter(true, people(said)));
        }
        assertThat(read("add vehicle registrations with plate and owner name")).isInstanceOf(Wish.Keep.class);
    }

    private static Optional<Noun> people(String said) {
        return said.contains("user")
                ? Noun.of("user")
                : said.contains("customer") ? Noun.of("customer") : Optional.empty();
    }

    @Test
    void a_deed_names_what_it_is_done_to() {
        assertThat(read("endpoint to change the e-mail with confirmation"))
                .isEqualTo(new Wish.Act("change", new Noun(List.of("email")), Optional.empty()));
        assertThat(read("I need an endpoint to cancel a customer's order"))
                .isEqualTo(new Wish.Act("cancel", new Noun(List.of("order")), Noun.of("customer")));
    }

    @Test
    void who_may_is_said_beside_what() {
        Sentence both = Sentence.of("Add products with name and price; everybody may read, only admins may write");
        assertThat(both.plain()).isEqualTo("add products with name and price");
        assertThat(both.readers()).contains("public");
        assertThat(both.writers()).contains("admin");

        assertThat(Sentence.of("add notes with text, open to everybody").writers())
                .contains("public");
        assertThat(Sentence.of("add notes with text for signed-in users").readers())
                .contains("signed-in");
        // what people may do with it is the wish itself, and no clause beside it
        assertThat(Sentence.of("an endpoint where customers can list their invoices")
                        .readers())
                .isEmpty();
    }

    @Test
    void no_word_is_dropped_that_has_no_place() {
        assertThat(read("add products with name and a thing that nobody has ever heard of before"))
                .isEqualTo(new Wish.Unclear("'a thing that nobody has ever heard of before' was not understood"));
        assertThat(read("make everything much faster and nicer for everyone in the whole company"))
                .isInstanceOf(Wish.Unclear.class);
    }

    @Test
    void who_may_is_no_field() {
        for (String said : List.of(
                "add gift cards with code and balance, admins only",
                "add gift cards with code and balance, only admins",
                "add gift cards with code and balance; admins only may read and write",
                "let admins create gift cards with code and balance",
                "only admins can create gift cards with code and balance")) {
            assertThat(kept(said).fields())
                    .as(said)
                    .extracting(FieldWords::name)
                    .containsExactly("code", "balance");
            assertThat(Sentence.of(said).writers()).as(said).contains("admin");
        }
        assertThat(Sentence.of("add shots of a pet with date given, vet admins only may write")
                        .writers())
                .contains("vet admin");
    }

    @Test
    void whose_rows_they_are_is_no_field() {
        for (String said : List.of(
                "add bookmarks of an article with a note, only its owner may see it",
                "add notes with title and a note, only the owner may read or change their own",
                "add notes with title and a note; users may read only their own",
                "add notes with title and a note; whoever made it may change it")) {
            assertThat(Sentence.of(said).own()).as(said).isPresent();
            assertThat(kept(said).fields())
                    .as(said)
                    .extracting(FieldWords::name)
                    .contains("note");
        }
        assertThat(Sentence.of("add books with title and owner name").own()).isEmpty();
    }

    @Test
    void a_clause_among_the_fields_is_not_understood() {
        for (String said : List.of(
                "add shots with date, whoever can pay",
                "add shots with date, for a department",
                "add shots with date and belonging where nothing is")) {
            assertThat(read(said)).as(said).isInstanceOf(Wish.Unclear.class);
        }
    }

    @Test
    void what_rows_belong_to_may_be_said_behind_their_fields() {
        Wish.Keep assets = kept("add an asset with serial number and warranty until, belonging to a department");

        assertThat(assets.of()).extracting(Noun::name).containsExactly("Department");
        assertThat(assets.fields())
                .extracting(each -> each.name() + ": " + each.brief())
                .containsExactly("serialNumber: text(1..64) unique", "warrantyUntil: date");
        assertThat(kept("add reviews: each has a rating from 1 to 5, a comment, and belongs to a project")
                        .of())
                .extracting(Noun::name)
                .containsExactly("Project");
        assertThat(kept("add chapters to tutorials with title and position").of())
                .extracting(Noun::name)
                .containsExactly("Tutorial");
        assertThat(kept("add return labels for an order with carrier").thing().name())
                .isEqualTo("ReturnLabel");
    }

    @Test
    void who_comments_makes_a_comment_and_other_deeds_make_nothing() {
        Wish.Keep comments = kept("users can comment on a poll: text up to 500 characters");

        assertThat(comments.thing().name()).isEqualTo("Comment");
        assertThat(comments.of()).extracting(Noun::name).containsExactly("Poll");
        assertThat(read("customers can dance with a hat")).isInstanceOf(Wish.Unclear.class);
    }

    @Test
    void a_list_keeps_what_narrows_it_and_its_order() {
        Wish.Keep orders = kept("let users list their orders by status, newest first");
        assertThat(orders.thing().name()).isEqualTo("Order");
        assertThat(orders.operations()).containsExactly("read");
        assertThat(orders.narrowing().said())
                .containsExactly("narrowed by status", "the order: newest first", "only the caller's own");

        Wish.Keep owners = kept("add a search for owners by city and telephone");
        assertThat(owners.thing().name()).isEqualTo("Owner");
        assertThat(owners.narrowing().by()).extracting(Noun::snake).containsExactly("city", "telephone");

        Wish.Keep releases = kept("add an endpoint that lists the releases of a namespace between two dates");
        assertThat(releases.of()).extracting(Noun::name).containsExactly("Namespace");
        assertThat(releases.narrowing().period()).contains("between two dates");
        assertThat(kept("let admins filter the users by department").narrowing().by())
                .extracting(Noun::snake)
                .containsExactly("department");
    }

    @Test
    void bytes_are_no_column() {
        assertThat(read("add attachments to a visit with a file and a caption"))
                .isInstanceOfSatisfying(
                        Wish.Unclear.class, unclear -> assertThat(unclear.why()).startsWith("'a file' is bytes"));
        assertThat(fields("add products with a photo and file url")).containsExactly("photo: url", "fileUrl: url");
    }
}
