package dev.lintel.design.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.design.brief.AccessPattern.Filter;
import dev.lintel.design.brief.AccessPattern.Match;
import dev.lintel.design.brief.AccessPattern.Sort;
import dev.lintel.design.brief.AccessPattern.Where;
import dev.lintel.design.brief.Brief.Allowance;
import dev.lintel.design.brief.Field.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class BriefReaderTest {
    private static final List<String> PATTERNS = Briefs.PATTERNS;

    @Test
    void the_whole_example_is_carried_by_records() {
        Brief brief = Briefs.shop();

        assertThat(brief.auth().jwt()).contains(new Brief.Jwt("${OIDC_ISSUER}", "realm_access.roles"));
        assertThat(brief.auth().apiKeyRoles()).containsExactly("partner");
        assertThat(brief.service().graphql()).isEqualTo(Brief.Graphql.ALL);
        assertThat(brief.limits().tiers())
                .containsEntry("partner", new Allowance(6000, 60, 600, true))
                .containsEntry("customer", new Allowance(300, 60, 50, false))
                .containsEntry("admin", LimitReader.KNOWN);
        assertThat(brief.limits().weights()).containsEntry("Order.list", 3).containsEntry("login", 10);
        assertThat(brief.externals().getFirst().signedWebhooks()).isTrue();
        assertThat(brief.externals().getFirst().idempotentByHeader()).isTrue();
        assertThat(brief.externals().getFirst().availability()).hasValue(99.9);
        assertThat(brief.externals().getLast().eventually()).isTrue();
        assertThat(brief.events())
                .containsExactly(new Event("OrderPaid", "Order", "PAID", Event.Carrier.KAFKA, "orders"));
        assertThat(brief.compatibility()).isEqualTo(new Brief.Compatibility(true, 180, true, new LinkedHashMap<>()));
        assertThat(brief.rules())
                .containsExactly(
                        new Rule.NeverBelow("Product", "stock", 0),
                        new Rule.SumAtMost("Payment", "amount", "CAPTURED", "order", "Order", "total"),
                        new Rule.Idempotent("Payment.create", 24),
                        new Rule.Stale("Product", 30),
                        new Rule.ReadYourWrites("Order"));
    }

    @Test
    void fields_say_who_sets_them_and_how_they_are_kept() {
        Brief brief = Briefs.shop();
        Resource payment = brief.resource("Payment").orElseThrow();
        Field token = payment.field("token").orElseThrow();

        assertThat(token.sensitivity()).isEqualTo(Sensitivity.CARD);
        assertThat(token.encrypted()).isTrue();
        assertThat(token.isShown()).isFalse();
        assertThat(payment.field("amount").orElseThrow().origin())
                .isEqualTo(new Origin.Computed(Optional.of("order.total")));
        assertThat(brief.resource("OrderItem")
                        .orElseThrow()
                        .field("unitPrice")
                        .orElseThrow()
                        .origin())
                .isEqualTo(new Origin.Snapshot("product.price"));
        assertThat(brief.account().orElseThrow().password().orElseThrow().encrypted())
                .isFalse();
        assertThat(brief.sumOf(brief.resource("Order").orElseThrow())
                        .orElseThrow()
                        .times()
                        .orElseThrow()
                        .name())
                .isEqualTo("quantity");
    }

    @Test
    void what_a_system_outside_tells_no_request_carries() {
        Field reference = Briefs.pattern("orders")
                .resource("Payment")
                .orElseThrow()
                .field("providerRef")
                .orElseThrow();

        assertThat(reference.origin()).isEqualTo(new Origin.Told("psp"));
        assertThat(reference.isWritable()).isFalse();
    }

    @Test
    void patterns_carry_their_filters_orders_and_conditions() {
        List<AccessPattern> patterns = Briefs.shop().patterns();

        assertThat(patterns.get(1).where()).contains(new Where("status", "PENDING"));
        assertThat(patterns.get(2).filters())
                .containsExactly(new Filter("name", Match.PREFIX), new Filter("price", Match.RANGE));
        assertThat(patterns.get(2).sorts()).containsExactly(new Sort("name", false), new Sort("price", false));
        assertThat(patterns.get(5).range()).contains("createdAt");
        assertThat(patterns.get(5).stream()).isTrue();
        assertThat(patterns.get(5).role()).contains("admin");
    }

    @Test
    void words_of_an_enum_are_offered_in_capitals() {
        assertThatThrownBy(() -> BriefReader.read("b", "resources: {A: {fields: {x: enum(small|veryLarge)}}}"))
                .hasMessageContaining("`enum(SMALL|VERY_LARGE)`");
    }

    @Test
    void what_is_public_in_one_state_may_be_kept_for_some_in_others() throws BriefProblem {
        String text = """
                roles: [editor]
                resources:
                  Sheet:
                    fields: {status: state}
                    states: {DRAFT: [SHOWN], SHOWN: []}
                    access: {create: editor, read: [editor, %s], shown: editor}
                """;

        assertThat(BriefReader.read("b", text.formatted("public when SHOWN"))
                        .resource("Sheet")
                        .orElseThrow()
                        .who("read"))
                .contains(new Who(new Who.Anyone(), Optional.of("SHOWN")));
        assertThatThrownBy(() -> BriefReader.read("b", text.formatted("public")))
                .hasMessageContaining("`public when DRAFT`");
    }

    @Test
    void there_are_as_many_accounts_as_people_use_it() throws BriefProblem {
        Brief brief = BriefReader.read("b", """
                scale: {users: 60k}
                resources:
                  User: {fields: {email: email, password: secret}, access: {create: public}}
                  Note: {fields: {body: text}, access: {read: public}}
                """);

        assertThat(brief.resource("User").orElseThrow().rows()).isEqualTo(60_000);
        assertThat(brief.questions())
                .extracting(Brief.Question::key)
                .contains("resources.Note.rows")
                .doesNotContain("resources.User.rows");
    }

    @Test
    void a_resource_is_spoken_of_in_words() throws BriefProblem {
        Brief brief = BriefReader.read("b", """
                roles: [member]
                resources:
                  LoanRequest: {fields: {body: text}, access: {read: member}}
                consistency: [own loan requests read-your-writes, loan request list may be 30s stale]
                """);

        assertThat(brief.rules())
                .containsExactly(new Rule.ReadYourWrites("LoanRequest"), new Rule.Stale("LoanRequest", 30));
    }

    /// `requests` are leave requests where there are no others, and nobody's where there are.
    @Test
    void rows_are_spoken_of_by_the_last_word_of_their_resource() throws BriefProblem {
        String text = """
                roles: [member]
                resources:
                  LeaveRequest: {fields: {body: text}, access: {read: member}}
                  Company: {fields: {name: text}, access: {read: member}}%s
                consistency: [own requests read-your-writes, companies list may be 30s stale]
                """;

        assertThat(BriefReader.read("b", text.formatted("")).rules())
                .containsExactly(new Rule.ReadYourWrites("LeaveRequest"), new Rule.Stale("Company", 30));
        assertThatThrownBy(() -> BriefReader.read(
                        "b", text.formatted("\n  PriceRequest: {fields: {body: text}, access: {read: member}}")))
                .hasMessageContaining("'own requests read-your-writes' is not understood");
    }

    @Test
    void nothing_but_an_amount_is_assumed_to_be_a_sum() throws BriefProblem {
        Brief brief = BriefReader.read("b", """
                roles: [member]
                resources:
                  Move:
                    fields: {doneAt: time? computed, total: money computed}
                    has: {lines: Line 1..9 composed}
                    access: {create: member}
                  Line: {fields: {quantity: int, cost: money}}
                """);

        assertThat(brief.questions())
                .filteredOn(question -> question.asks().contains("computed from"))
                .extracting(Brief.Question::assumed)
                .satisfiesExactly(
                        time -> assertThat(time).startsWith("nothing"),
                        total -> assertThat(total).startsWith("the sum of cost"));
    }

    @Test
    void an_operation_of_ones_own_leads_to_the_state_that_it_is_named_after() {
        Resource payment = Briefs.shop().resource("Payment").orElseThrow();

        assertThat(payment.transitions())
                .contains(new Resource.Transition(Optional.of("refund"), "REFUNDED", List.of("CAPTURED")))
                .contains(new Resource.Transition(Optional.empty(), "CAPTURED", List.of("INITIATED")));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_at_its_line_with_what_to_write_instead() {
        String text = """
                lintel: 1
                sevice: {name: shop}
                roles: [customer]
                resources:
                  Order:
                    fields: {status: state, total: mony, note: text(9..3)}
                    owner: customer -> Usr
                    states: {OPEN: [DONE, CLOSED], DONE: []}
                    access:
                      create: [customer, public]
                      read: [ownr]
                      update: owner when OPN
                access_patterns:
                  - {name: mine, on: Order, by: custmer, sort: createdAt downwards}
                  - {name: others, on: Ordr, rate: often}
                events: {OrderPaid: {from: Order -> PAID}}
                consistency: [all is well]
                """;

        assertThatThrownBy(() -> BriefReader.read("brief.yaml", text))
                .isInstanceOfSatisfying(
                        BriefProblem.class,
                        problem -> assertThat(
                                        String.valueOf(problem.getMessage()).lines())
                                .containsExactly(
                                        "brief.yaml:2:1: no key 'sevice' here; did you mean 'service'?",
                                        "brief.yaml:6:36: no type 'mony' for total; did you mean 'money'?",
                                        "brief.yaml:6:48: note can have no value: 9 is more than 3; write the smaller bound first",
                                        "brief.yaml:7:12: no resource 'Usr'; it is one of Order",
                                        "brief.yaml:8:27: no state 'CLOSED'; it is one of DONE, OPEN",
                                        "brief.yaml:10:15: create is public and also kept for some; write `public` alone or leave it out",
                                        "brief.yaml:11:14: nobody is 'ownr'; did you mean 'owner'?",
                                        "brief.yaml:12:15: Order has no state 'OPN'; did you mean 'OPEN'?",
                                        "brief.yaml:14:33: no field 'custmer' there; did you mean 'customer'?",
                                        "brief.yaml:14:48: write an order as `createdAt desc`",
                                        "brief.yaml:15:24: no resource 'Ordr'; did you mean 'Order'?",
                                        "brief.yaml:16:28: Order never becomes PAID; it is one of DONE, OPEN, created",
                                        "brief.yaml:17:15: 'all is well' is not understood; write `stock never below 0`,"
                                                + " `sum(Payment CAPTURED) <= Order.total`,"
                                                + " `Order is PAID when Payment is CAPTURED`, `one Review per author and product`,"
                                                + " `Payment.create is idempotent for 24h`, `Product list may be 30s stale`"
                                                + " or `own orders read-your-writes`"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resources: [a, b] | 1:12",
                "'' | 1:1",
                "'resources: {A: {fields: {x: int}}}\nlintel: 2' | 2:9",
                "'resources: {A: {fields: {x: int}}}\nservice: {database: oracle}' | 2:21",
                "'resources: {A: {fields: {x: int, x: int}}}' | 1:34",
                "'resources: {A: {fields: {id: int}}}' | 1:30",
                "'resources: {A: {fields: {x: int unique encrypted}}}' | 1:29",
                "'resources: {A: {fields: {x: text searchable}}}' | 1:29",
                "'resources: {A: {fields: {x: int}}}\ncompatibility: {retired: {v1: 2030-01-01}}' | 2:31",
                "'resources: {A: {fields: {x: int}}}\nservice: {api: {rest: v2}}\ncompatibility: {retired: {v1: soon}}' | 3:31",
                "'resources: {A: {fields: {x: int}}}\nservice: {api: {rest: v2}}\ncompatibility: {api: free, retired: {v1: 2030-01-01}}' | 3:42",
                "'resources: {A: {fields: {x: int}, refs: {a: A detach}}}' | 1:45",
                "'resources: {A: {fields: {x: int}, access: {polish: public}}}' | 1:52",
                "'resources: {A: {fields: {x: int}, access: {read: owner}}}' | 1:50",
                "'resources: {A: {fields: {x: int}}}\nauth: {register: true}' | 2:18",
                "'resources: {A: {fields: {x: int}}, B: {fields: {y: int}, owner: a -> A}}' | 1:65",
                "'resources: {A: {fields: {mail: email, password: secret, role: text}}}' | 1:63",
                "'resources: {A: {fields: {mail: email, password: secret, kind: enum(USER|ADMIN)}}}' | 1:63",
                "'resources: {A: {fields: {x: int}}}\nlimits: {tiers: {admin: 5/min per key}}' | 2:25",
                "'a: [' | 1",
            })
    void a_brief_that_cannot_be_followed_is_refused_at_its_place(String text, String place) {
        assertThatThrownBy(() -> BriefReader.read("b", text))
                .isInstanceOf(BriefProblem.class)
                .hasMessageContaining("b:" + place);
    }

    @ParameterizedTest
    @FieldSource("PATTERNS")
    void what_is_written_back_reads_as_the_same_brief(String pattern) {
        sameAgain(Briefs.pattern(pattern));
    }

    @Test
    void the_whole_example_reads_the_same_again() {
        sameAgain(Briefs.shop());
    }

    /// Rows and numbers that were assumed are said in what is written; questions fall away by that.
    private static void sameAgain(Brief brief) {
        String written = BriefText.of(brief);
        Brief again = Briefs.brief(written);

        assertThat(BriefText.of(again)).isEqualTo(written);
        assertThat(again.resources())
                .usingRecursiveComparison()
                .ignoringFields("rowsSaid")
                .isEqualTo(brief.resources());
        assertThat(again.patterns()).isEqualTo(brief.patterns());
        assertThat(again.limits()).isEqualTo(brief.limits());
        assertThat(again.events()).isEqualTo(brief.events());
        assertThat(again.rules()).isEqualTo(brief.rules());
        assertThat(again.auth()).isEqualTo(brief.auth());
        assertThat(again.service()).isEqualTo(brief.service());
        assertThat(again.compatibility()).isEqualTo(brief.compatibility());
    }

    @Test
    void no_more_than_seven_questions_are_asked_and_access_comes_first() {
        Brief brief = Briefs.brief("""
                resources:
                  A: {fields: {email: email unique, password: secret}}
                  B: {fields: {x: text pii}}
                  C: {fields: {x: text pii}}
                  D: {fields: {x: text pii}}
                  E: {fields: {x: text pii}}
                """);

        assertThat(brief.questions()).hasSize(7);
        assertThat(brief.questions().getFirst().key()).isEqualTo("resources.A.access");
    }

    @Test
    void the_shop_is_asked_who_ships_before_it_is_asked_about_numbers() {
        assertThat(Briefs.shop().questions())
                .extracting(Brief.Question::key)
                .startsWith("auth.jwt", "resources.Order.access", "resources.Order.fields.total");
    }

    @Test
    void names_that_mean_something_else_in_java_or_sql_are_refused() {
        assertThatThrownBy(() -> BriefReader.read("brief.yaml", """
                        resources:
                          Shelf:
                            fields: {class: text(1..9), order: int, limit: money, number: int}
                            access: {create: admin}
                        """))
                .hasMessageContaining("'class' is a word of Java")
                .hasMessageContaining("'order' is a word of SQL")
                .satisfies(problem -> assertThat(problem.getMessage())
                        .doesNotContain("'limit'")
                        .doesNotContain("'number'"));
    }

    @Test
    void what_goes_on_with_another_row_is_a_sentence() {
        String text = Briefs.text("/dev/lintel/design/patterns/orders.yaml");

        assertThat(Briefs.brief(text).rules())
                .contains(new Rule.Follows("Order", "PAID", "Payment", "CAPTURED", "order"));
        assertThat(Briefs.brief(text).questions())
                .extracting(Brief.Question::key)
                .doesNotContain("resources.Order.access");
        assertThatThrownBy(
                        () -> BriefReader.read("brief.yaml", text.replace("Order is PAID when", "Order is PAYED when")))
                .hasMessageContaining("is not understood");
    }

    @Test
    void a_resource_is_called_like_nothing_that_the_service_is_made_of() {
        assertThatThrownBy(() -> BriefReader.read("brief.yaml", """
                        resources:
                          Page:
                            fields: {name: text(1..9)}
                            access: {create: admin}
                          Order:
                            fields: {name: text(1..9)}
                            access: {create: admin}
                          OrderView:
                            fields: {name: text(1..9)}
                            access: {create: admin}
                        """))
                .hasMessageContaining("'Page' is what the service, Java or Spring calls something of its own")
                .hasMessageContaining("'OrderView' is how something made for Order is called");
    }

    @Test
    void people_are_signed_in_at_the_provider_of_the_environment_unless_another_is_named() {
        String text = Briefs.text("/dev/lintel/design/patterns/registration.yaml");
        Brief brief = Briefs.brief(text.replace("auth: {register: true}", "auth: {login: oidc}"));

        assertThat(brief.auth().login()).isEqualTo(Brief.Login.OIDC);
        assertThat(brief.auth().jwt()).contains(new Brief.Jwt("${OIDC_ISSUER}", "roles"));
        assertThat(Briefs.brief(BriefText.of(brief)).auth()).isEqualTo(brief.auth());
    }

    /// Whoever makes a row is told of what they may not read that there is none.
    @Test
    void rows_that_their_maker_may_not_read_cannot_be_named() {
        String text = """
                        roles: [till, holder, support]
                        resources:
                          Account:
                            fields: {label: text(1..20)}
                            access: {create: holder, read: %s}
                          Booking:
                            fields: {points: int}
                            refs: {account: Account restrict}
                            access: {create: till, read: support}
                        """;

        assertThatThrownBy(() -> BriefReader.read("brief.yaml", text.formatted("support")))
                .hasMessageContaining("brief.yaml:8:")
                .hasMessageContaining("till makes a Booking and may read no Account to name as account;"
                        + " write till into `read` of Account, or leave it out of `create` of Booking");
        assertThat(Briefs.brief(text.formatted("[support, till]")).resources()).hasSize(2);
        assertThat(Briefs.brief(text.formatted("signed-in")).resources()).hasSize(2);
    }

    @Test
    void what_needs_a_row_like_itself_has_no_first() {
        String text = """
                        resources:
                          Category:
                            fields: {name: text(1..20)}
                            refs: {parent: Category%s restrict}
                          Chicken:
                            fields: {name: text(1..20)}
                            refs: {from: Egg restrict}
                          Egg:
                            fields: {name: text(1..20)}
                            refs: {of: Chicken restrict}
                        """;

        assertThatThrownBy(() -> BriefReader.read("brief.yaml", text.formatted("")))
                .hasMessageContaining("there is never a first Category, since each needs a Category; write `Category?`")
                .hasMessageContaining("there is never a first Chicken, since each needs an Egg, which needs a Chicken");
        assertThatThrownBy(() -> BriefReader.read("brief.yaml", text.formatted("?")))
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("Category"));
    }

    @Test
    void whom_a_maker_who_reads_nobody_else_may_name_is_asked() {
        Brief brief = Briefs.brief("""
                        roles: [member, admin]
                        resources:
                          User:
                            fields: {email: email unique, password: secret}
                            access: {create: admin, read: [owner, admin]}
                          Purse:
                            fields: {label: text(1..20)}
                            owner: holder -> User
                            access: {create: member, read: owner}
                          Job:
                            fields: {title: text(1..20)}
                            refs: {reviewer: User? detach}
                            access: {create: [member, admin], read: signed-in}
                          Gift:
                            fields: {points: int(1..)}
                            refs: {from: Purse restrict, to: Purse restrict}
                            access: {create: from.owner, read: from.owner}
                        """);

        assertThat(brief.questions())
                .filteredOn(each -> each.key().endsWith("access.read"))
                .extracting(Brief.Question::asks)
                .containsExactly(
                        "Which User may a member name as reviewer of a Job?",
                        "Which Purse may a member name as to of a Gift?");
    }

    @Test
    void numbers_may_be_below_nothing_and_no_int_is_longer_than_one() {
        Field points = Briefs.brief("""
                        resources:
                          Booking:
                            fields: {points: int(-500..500)}
                        """).resources().getFirst().fields().getFirst();

        assertThat(points.from()).hasValue(-500);
        assertThatThrownBy(() -> BriefReader.read("brief.yaml", """
                        resources:
                          Booking:
                            fields: {points: int(0..5000000000), label: text(-1..5), kind: enum(A|B) unique}
                        """))
                .hasMessageContaining("write `long(0..5000000000)`")
                .hasMessageContaining("no text is below 0")
                .hasMessageContaining("no more rows could be kept than there are values of kind");
    }

    @Test
    void how_long_is_said_in_the_unit_that_fits() {
        Brief brief = Briefs.brief("""
                        resources:
                          Booking:
                            fields: {points: int}
                            access: {create: admin, read: admin}
                        consistency:
                          - Booking.create is idempotent for 7d
                          - Booking list may be 5min stale
                        """);

        assertThat(brief.rules())
                .containsExactly(new Rule.Idempotent("Booking.create", 168), new Rule.Stale("Booking", 300));
    }

    /// Where nobody logs in as a row of it, a sentence about owners of other things would not help.
    @Test
    void people_without_a_password_own_nothing_and_it_is_said_what_would_help() {
        assertThatThrownBy(() -> BriefReader.read("brief.yaml", """
                        resources:
                          Person:
                            fields: {email: email unique}
                            access: {read: owner}
                        """))
                .hasMessageContaining("nobody logs in as one")
                .hasMessageContaining("`password: secret`");
    }

    @Test
    void what_takes_from_a_stock_that_nothing_refers_to_is_asked() {
        assertThat(Briefs.brief("""
                        resources:
                          Course:
                            fields: {seats: int(0..)}
                            access: {create: admin, read: admin}
                        consistency:
                          - seats never below 0
                        """).questions())
                .extracting(Brief.Question::asks)
                .contains("What takes from seats of Course?");
    }

    private static final String COURSES = """
                        roles: [student, dean]
                        tenancy: Faculty
                        resources:
                          Faculty:
                            fields: {code: slug unique}
                            access: {create: dean, read: dean}
                          User:
                            fields: {email: email unique, password: secret}
                          Course:
                            fields: {title: text(1..90)}
                            access: {create: dean, read: signed-in}
                          Enrolment:
                            fields: {status: state}
                            owner: student -> User
                            refs: {course: Course restrict}
                            states: {WAITING: [ENROLLED, WITHDRAWN], ENROLLED: [WITHDRAWN], WITHDRAWN: []}
                            access: {create: student, read: owner, withdraw: owner, enroll: dean}
                        """;

    @Test
    void of_what_there_is_one_for_two_others_is_a_sentence() {
        Brief open = Briefs.brief(COURSES);
        Brief brief = Briefs.brief(COURSES + "consistency: [one Enrolment per student and course unless WITHDRAWN]\n");

        assertThat(open.questions())
                .extracting(Brief.Question::asks)
                .contains("May there be several rows of Enrolment for the same student and course?");
        assertThat(brief.rules())
                .containsExactly(new Rule.OneEach("Enrolment", List.of("student", "course"), List.of("WITHDRAWN")));
        assertThat(brief.questions()).noneMatch(each -> each.asks().startsWith("May there be several"));
        assertThat(Briefs.brief(BriefText.of(brief)).rules()).isEqualTo(brief.rules());
        for (String wrong : List.of(
                "one Enrolment per teacher", "one Enrolment per course unless GONE", "one Enrolment per createdAt")) {
            assertThatThrownBy(() -> BriefReader.read("brief.yaml", COURSES + "consistency: [" + wrong + "]\n"))
                    .hasMessageContaining("'" + wrong + "' is not understood");
        }
    }
}
