package dev.lintel.agent.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Shop;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Claim;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the shop would lose by a migration or a method that is only talked about.
class ProposedChangeTest {
    @Test
    void a_script_is_answered_statement_by_statement() throws UsageProblem, IOException {
        Answer answer = Shop.architect().migration("""
                alter table orders add column channel varchar(10) not null;
                alter table products drop column name;
                drop index idx_orders_customer_id;
                """);

        assertThat(answer.headline()).startsWith("2 statements take away");
        assertThat(says(answer, "add orders.channel")).anyMatch(claim -> claim.contains("POST /api/orders"));
        assertThat(says(answer, "drop products.name · Endpoints"))
                .anyMatch(claim -> claim.contains("GET /api/products "));
        assertThat(says(answer, "drop index idx_orders_customer_id"))
                .anyMatch(claim -> claim.contains("GET /api/orders"));
    }

    @Test
    void what_has_a_default_or_is_new_breaks_nothing() throws UsageProblem, IOException {
        Answer answer = Shop.architect().migration("""
                create table coupons (id bigint primary key, code text not null);
                alter table orders add column channel varchar(10) not null default 'web';
                """);

        assertThat(answer.parts()).isEmpty();
        assertThat(answer.headline()).startsWith("Nothing that was read hangs on");
    }

    @Test
    void a_statement_that_is_not_understood_is_not_taken_for_harmless() throws UsageProblem, IOException {
        Answer answer = Shop.architect().migration("create table (((;");

        assertThat(answer.parts())
                .flatExtracting(Answer.Part::claims)
                .extracting(Claim::kind)
                .containsOnly(Claim.Kind.UNKNOWN);
    }

    @Test
    void a_key_names_whoever_may_now_be_refused() throws UsageProblem, IOException {
        Answer answer = Shop.architect().migration("alter table users add constraint one_email unique (email);");

        assertThat(says(answer, "unique (email) on users"))
                .anyMatch(claim -> claim.contains("POST /api/auth/register"));
    }

    @Test
    void a_method_is_answered_with_its_calls_and_the_ways_in_that_come_by_it() throws UsageProblem, IOException {
        Answer answer = Shop.architect().answer("what breaks if I change OrderService.place()?");

        assertThat(says(answer, "Endpoints")).containsExactly("POST /api/orders (authenticated)");
        assertThat(says(answer, "Called in")).containsExactly("OrderController.place");
    }

    @Test
    void a_method_that_does_not_exist_has_no_calls() throws UsageProblem, IOException {
        assertThat(Shop.architect().method("OrderService.vanish").headline()).startsWith("Not known");
    }

    private static List<String> says(Answer answer, String heading) {
        Optional<Answer.Part> part = answer.parts().stream()
                .filter(each -> each.heading().startsWith(heading))
                .findFirst();
        assertThat(part).as(heading).isPresent();
        return part.orElseThrow().claims().stream().map(Claim::says).toList();
    }
}
