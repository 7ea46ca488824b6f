package dev.lintel.guard.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.ShopTables;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientsInReachTest {
    @Test
    void the_start_warns_of_handlers_that_can_call_somebody_without_a_key() {
        assertThat(linesOfAStart("reach=true"))
                .hasSize(2)
                .anyMatch(each -> each.contains("Near#near() can call somebody by RestClient"))
                .anyMatch(each -> each.contains("Far#far() can call somebody by Reach.Bank"));
    }

    /// Its payments take an [Idempotency], and its vouchers stand beside them.
    @Test
    void of_a_controller_that_hands_keys_on_nothing_is_said() {
        assertThat(linesOfAStart("provider=http://localhost:1")).isEmpty();
    }

    private static List<String> linesOfAStart(String setting) {
        PrintStream out = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            Running.with("spring.datasource.url=" + ShopTables.url(), "lintel.guard.create-tables=true", setting)
                    .close();
        } finally {
            System.setOut(out);
        }
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(each -> each.contains("who knows no repetition"))
                .toList();
    }
}
