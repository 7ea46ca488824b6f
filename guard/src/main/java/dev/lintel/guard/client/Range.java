package dev.lintel.guard.client;

import java.util.Optional;

/// A range of addresses in CIDR form: `10.0.0.0/8`, `fd00::/8`, or a single address.
public record Range(Address from, int bits) {
    /// @throws IllegalArgumentException with a sentence that says what is wrong
    public static Range of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Optional<Address> from = Address.of(address.strip());
        if (from.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no range of addresses; write it like 10.0.0.0/8 or fd00::/8");
        }
        int width = from.get().isFour() ? 32 : 128;
        String length =
                slash < 0 ? String.valueOf(width) : text.substring(slash + 1).strip();
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > width) {
            throw new IllegalArgumentException("\"" + text + "\" has no prefix length from 0 to " + width);
        }
        return new Range(from.get(), Integer.parseInt(length) + 128 - width);
    }

    public boolean holds(Address address) {
        long differentHigh = from.high() ^ address.high();
        long differentLow = from.low() ^ address.low();
        if (bits <= 64) {
            return bits == 0 || differentHigh >>> 64 - bits == 0;
        }
        return differentHigh == 0 && (bits == 128 ? differentLow : differentLow >>> 128 - bits) == 0;
    }
}
