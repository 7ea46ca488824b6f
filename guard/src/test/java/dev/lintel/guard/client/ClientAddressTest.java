package dev.lintel.guard.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    private static final ClientAddress BEHIND_PROXIES = new ClientAddress(
            List.of(Range.of("10.0.0.0/8"), Range.of("fd00::/8")), ClientAddress.Field.X_FORWARDED_FOR);
    private static final ClientAddress FORWARDED =
            new ClientAddress(List.of(Range.of("10.0.0.0/8")), ClientAddress.Field.FORWARDED);

    @Test
    void a_header_from_a_stranger_is_not_believed() {
        assertThat(of(BEHIND_PROXIES, "203.0.113.9", "1.2.3.4")).isEqualTo("203.0.113.9");
    }

    @Test
    void what_the_client_wrote_stands_left_of_what_the_proxy_saw() {
        assertThat(of(BEHIND_PROXIES, "10.0.0.1", "1.1.1.1, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(of(BEHIND_PROXIES, "10.0.0.1", "1.1.1.1, 203.0.113.9, 10.9.9.9"))
                .isEqualTo("203.0.113.9");
        assertThat(of(BEHIND_PROXIES, "10.0.0.1", "6.6.6.6", "203.0.113.9:1234"))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void rubbish_ends_the_chain_at_the_last_proxy_that_is_ours() {
        assertThat(of(BEHIND_PROXIES, "10.0.0.1", "1.1.1.1, evil")).isEqualTo("10.0.0.1");
        assertThat(of(BEHIND_PROXIES, "10.0.0.1", "evil.example, 10.0.0.7")).isEqualTo("10.0.0.7");
        assertThat(of(BEHIND_PROXIES, "10.0.0.1", "")).isEqualTo("10.0.0.1");
    }

    @Test
    void a_bomb_of_hops_is_read_no_further_than_any_honest_chain() {
        String bomb = "203.0.113.9, " + "10.0.0.2, ".repeat(100_000) + "10.0.0.2";
        long start = System.nanoTime();
        // what the client wrote far to the left is never reached
        assertThat(of(BEHIND_PROXIES, "10.0.0.1", bomb)).isEqualTo("10.0.0.2");
        assertThat(of(BEHIND_PROXIES, "10.0.0.1", "203.0.113.9" + ", 10.0.0.2".repeat(15)))
                .isEqualTo("203.0.113.9");
        assertThat(of(BEHIND_PROXIES, "10.0.0.1", "203.0.113.9" + ", 10.0.0.2".repeat(16)))
                .isEqualTo("10.0.0.2");
        assertThat(System.nanoTime() - start).isLessThan(500_000_000L);
    }

    @Test
    void the_forwarded_field_is_read_with_its_quotes_and_ports() {
        assertThat(of(FORWARDED, "10.0.0.1", "for=1.1.1.1, For=\"[2001:db8:cafe::17]:4711\";proto=https"))
                .isEqualTo("2001:db8:cafe:0:0:0:0:17");
        assertThat(of(FORWARDED, "10.0.0.1", "for=_hidden")).isEqualTo("10.0.0.1");
    }

    @Test
    void six_is_counted_by_its_64_and_mapped_four_is_four() {
        assertThat(Address.of("2001:db8:1:2:3:4:5:6").orElseThrow().subject())
                .isEqualTo(Address.of("2001:db8:1:2::ffff").orElseThrow().subject())
                .isNotEqualTo(Address.of("2001:db8:1:3::1").orElseThrow().subject());
        assertThat(Address.of("::ffff:192.0.2.1")).isEqualTo(Address.of("192.0.2.1"));
        assertThat(Address.of("fe80::1%eth0")).isEqualTo(Address.of("fe80::1"));
    }

    @Test
    void only_literals_are_addresses() {
        for (String text : List.of(
                "localhost",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "1..2.3",
                "1:2",
                ":::",
                "1::2::3",
                "12345::",
                "g::1",
                "",
                "1.2.3.4x",
                "0x7f.1.1.1",
                "::1.2.3",
                "1:2:3:4:5:6:7:8:9")) {
            assertThat(Address.of(text)).as(text).isEmpty();
        }
        assertThat(Address.of("::")).contains(new Address(0, 0));
        assertThat(Address.of("1:2:3:4:5:6:1.2.3.4")).isPresent();
    }

    @Test
    void a_range_holds_what_its_prefix_says() {
        assertThat(Range.of("10.0.0.0/8").holds(Address.of("10.255.0.1").orElseThrow()))
                .isTrue();
        assertThat(Range.of("10.0.0.0/8").holds(Address.of("11.0.0.1").orElseThrow()))
                .isFalse();
        assertThat(Range.of("0.0.0.0/0").holds(Address.of("::1").orElseThrow())).isFalse();
        assertThat(Range.of("::1").holds(Address.of("::1").orElseThrow())).isTrue();
        assertThatThrownBy(() -> Range.of("10.0.0.0/33")).hasMessageContaining("0 to 32");
        assertThatThrownBy(() -> Range.of("proxies")).hasMessageContaining("write it like");
    }

    private static String of(ClientAddress addresses, String peer, String... fields) {
        return addresses.of(Address.of(peer).orElseThrow(), List.of(fields)).toString();
    }
}
