package dev.lintel.optimize.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BufferTrafficTest {
    @Test
    void great_scans_that_are_most_of_what_is_read_are_told() {
        assertThat(new BufferTraffic(9e9, 7e9, 1e9, 0).observations())
                .singleElement()
                .extracting(Observation::says)
                .asString()
                .contains("scans of whole tables", "6.5 GB", "8.4 GB");
        assertThat(new BufferTraffic(9e9, 3e9, 1e9, 0).observations()).isEmpty();
        assertThat(new BufferTraffic(9e8, 8e8, 1e8, 9e7).observations()).isEmpty();
    }

    @Test
    void sessions_that_write_for_want_of_a_buffer_are_told() {
        assertThat(new BufferTraffic(0, 0, 6e9, 3e9).observations())
                .singleElement()
                .extracting(Observation::advice)
                .asString()
                .contains("bgwriter_lru_maxpages");
        assertThat(new BufferTraffic(0, 0, 60e9, 3e9).observations()).isEmpty();
    }
}
