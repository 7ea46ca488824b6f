package dev.lintel.guard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTest {
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @Test
    void a_cursor_comes_back_as_it_was_given_whatever_stands_in_its_value() {
        for (String value : new String[] {"", "a\nb", "ü €", "2026-01-01T00:00:00Z"}) {
            Cursor cursor = new Cursor("-createdAt", value, ID);
            assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
            assertThat(Cursor.read(cursor.text())).contains(cursor);
        }
    }

    @Test
    void what_is_none_is_none() {
        assertThat(Cursor.read("")).isEmpty();
        assertThat(Cursor.read("%%%")).isEmpty();
        assertThat(Cursor.read("bm90aGluZw")).isEmpty();
        assertThat(Cursor.read(new Cursor("a", "x".repeat(3000), ID).text())).isEmpty();
    }

    @Test
    void a_value_counts_only_in_its_own_order_and_type() {
        Cursor cursor = new Cursor("-createdAt", "2026-01-01T00:00:00Z", ID);
        assertThat(cursor.value("-createdAt", Instant::parse)).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(cursor.value("name", text -> text)).isEmpty();
        assertThat(cursor.value("-createdAt", Long::valueOf)).isEmpty();
    }
}
