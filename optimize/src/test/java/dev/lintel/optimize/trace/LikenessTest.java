package dev.lintel.optimize.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.sql.Dialect;
import dev.lintel.sql.Sql;
import org.junit.jupiter.api.Test;

class LikenessTest {
    @Test
    void what_an_object_mapper_sends_is_the_query_that_was_written() {
        assertThat(likeness(
                        "select o1_0.id,o1_0.total from orders o1_0 where o1_0.customer_id=:p1 order by o1_0.id desc"
                                + " fetch first :p2 rows only",
                        "select * from orders where customer_id = ? order by id desc limit 20"))
                .isEqualTo(Likeness.SAME);
    }

    @Test
    void another_order_is_only_close() {
        assertThat(likeness(
                        "select * from orders where customer_id = :p1 order by placed_at limit 20",
                        "select * from orders where customer_id = ? order by id desc limit 20"))
                .isEqualTo(Likeness.CLOSE);
    }

    @Test
    void another_column_or_table_is_another_query() {
        assertThat(likeness("select * from orders where id = :p1", "select * from orders where customer_id = ?"))
                .isEqualTo(Likeness.OTHER);
        assertThat(likeness(
                        "select * from orders o join users u on u.id = o.user_id where o.id = :p1",
                        "select * from orders where id = ?"))
                .isEqualTo(Likeness.OTHER);
    }

    @Test
    void a_count_is_not_the_query_that_it_counts() {
        assertThat(likeness(
                        "select count(*) from orders where customer_id = :p1",
                        "select * from orders where customer_id = ?"))
                .isEqualTo(Likeness.OTHER);
    }

    private static Likeness likeness(String counted, String written) {
        return Likeness.of(Sql.shape(counted, Dialect.POSTGRESQL), Sql.shape(written, Dialect.POSTGRESQL));
    }
}
