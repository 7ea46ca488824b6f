package dev.lintel.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void of_a_long_place_the_first_folders_give_way_and_the_line_stays() {
        assertThat(Columns.place("src/main/java/com/acme/order/impl/OrderServiceImpl.java:387:13", 45))
                .isEqualTo("…/order/impl/OrderServiceImpl.java:387:13");
        assertThat(Columns.place("AVeryLongNameOfAFileWithoutAnyFolder.java:12:1", 20))
                .hasSize(20)
                .endsWith(".java:12:1");
        assertThat(Columns.place("a/B.java:1:1", 20)).isEqualTo("a/B.java:1:1");
    }

    @Test
    void code_that_somebody_will_copy_is_broken_and_never_cut() {
        assertThat(Columns.fold("CREATE INDEX idx_orders_customer ON orders (customer_id);", 40))
                .containsExactly("CREATE INDEX idx_orders_customer ON", "    orders (customer_id);");
    }

    @Test
    void further_lines_of_a_change_carry_its_sign() {
        assertThat(Columns.fold("+ if (!file.startsWith(BASE)) throw new ResponseStatusException(BAD_REQUEST);", 50))
                .containsExactly(
                        "+ if (!file.startsWith(BASE)) throw new", "+     ResponseStatusException(BAD_REQUEST);");
    }

    @Test
    void a_word_that_is_wider_than_the_line_stands_whole() {
        assertThat(Columns.fold("x aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbb", 12))
                .containsExactly("x", "    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "    bbb");
    }
}
