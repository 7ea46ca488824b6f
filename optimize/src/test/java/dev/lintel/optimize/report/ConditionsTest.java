package dev.lintel.optimize.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConditionsTest {
    @Test
    void casts_of_texts_and_outer_parentheses_are_left_out() {
        assertThat(Conditions.readable("filter ((status)::text = '…'::text)")).isEqualTo("filter status = '…'");
        assertThat(Conditions.readable("(o.customer_id = c.id)")).isEqualTo("o.customer_id = c.id");
        assertThat(Conditions.readable("((o.state)::text = (c.state)::text)")).isEqualTo("o.state = c.state");
    }

    @Test
    void what_has_a_meaning_stays() {
        assertThat(Conditions.readable("((a = 1) OR (b = 2))")).isEqualTo("(a = 1) OR (b = 2)");
        assertThat(Conditions.readable("(a = 1) OR (b = 2)")).isEqualTo("(a = 1) OR (b = 2)");
        assertThat(Conditions.readable("by lower(name)")).isEqualTo("by lower(name)");
        assertThat(Conditions.readable("((id)::text[] = x)")).isEqualTo("(id)::text[] = x");
        assertThat(Conditions.readable("((a || b)::text = '…'::text)")).isEqualTo("(a || b)::text = '…'");
        assertThat(Conditions.readable("filter (name = '(')")).isEqualTo("filter name = '('");
    }
}
