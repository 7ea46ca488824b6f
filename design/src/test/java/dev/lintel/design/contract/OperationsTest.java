package dev.lintel.design.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Briefs;
import dev.lintel.design.openapi.OpenApi;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationsTest {
    private final Brief shop = Briefs.shop();
    private final List<Operation> operations = new Operations(shop).all();

    private Operation named(String name) {
        return operations.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_word_that_leads_back_to_where_rows_begin_is_an_operation() {
        assertThat(new Operations(Briefs.pattern("projects")).all())
                .extracting(Operation::name)
                .contains("Project.activate", "Task.open");
    }

    @Test
    void what_nobody_may_do_has_no_address() {
        assertThat(operations)
                .extracting(Operation::name)
                .doesNotContain("Order.delete", "Payment.update", "OrderItem.create");
    }

    @Test
    void payments_are_made_under_the_order_whose_owner_may_make_them() {
        assertThat(named("Payment.create").line()).isEqualTo("POST /v1/orders/{orderId}/payments");
        assertThat(named("Payment.create").keyed()).isTrue();
        assertThat(named("Payment.refund").line()).isEqualTo("POST /v1/payments/{paymentId}/refund");
        assertThat(named("Payment.refund").state()).contains("REFUNDED");
    }

    @Test
    void accounts_are_listed_for_roles_alone() {
        assertThat(named("User.list").who()).extracting(each -> each.text()).containsExactly("support");
    }

    @Test
    void an_export_is_for_whom_its_pattern_names() {
        assertThat(named("Order.export").who()).extracting(each -> each.text()).containsExactly("admin");
    }

    @Test
    void a_change_needs_a_version_and_a_registration_tells_nothing() {
        OpenApi contract = new OpenApi(shop);

        assertThat(contract.statuses(named("Product.update"))).contains(409, 412, 428);
        assertThat(contract.statuses(named("User.create"))).doesNotContain(403, 409);
        assertThat(contract.statuses(named("Product.delete")))
                .contains(404, 409)
                .doesNotContain(415);
    }

    @Test
    void examples_of_the_contract_keep_both_bounds_of_a_text() {
        String contract = new OpenApi(Briefs.brief("""
                        roles: [clerk]
                        resources:
                          Card:
                            fields: {number: text(12..19), code: slug(16..20)}
                            access: {create: clerk, read: clerk}
                        """)).text();

        assertThat(contract).contains("number: \"A few wordsA\"", "code: \"blue-kettleblues\"");
    }
}
