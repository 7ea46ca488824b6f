package dev.lintel.guard.client;

import java.util.Optional;

/// An IP address as two words. IPv4 lies in the mapped range of IPv6 (`::ffff:0:0/96`, RFC 4291 §2.5.5.2), so that a
/// client that arrives over either socket is the same one.
public record Address(long high, long low) {
    private static final long MAPPED = 0xffff_0000_0000L;

    /// Reads a literal. Never asks a name server: the text may come from a header.
    public static Optional<Address> of(String text) {
        return text.indexOf(':') >= 0 ? six(withoutZone(text)) : four(text).map(Address::mapped);
    }

    private static Address mapped(long four) {
        return new Address(0, MAPPED | four);
    }

    private static String withoutZone(String text) {
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static Optional<Long> four(String text) {
        long value = 0;
        int part = -1;
        int parts = 1;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '.' && part >= 0 && parts < 4) {
                value = value << 8 | part;
                part = -1;
                digits = 0;
                parts++;
            } else if (letter >= '0' && letter <= '9' && digits < 3) {
                part = Math.max(part, 0) * 10 + letter - '0';
                digits++;
            } else {
                return Optional.empty();
            }
            if (part > 255) {
                return Optional.empty();
            }
        }
        return parts == 4 && part >= 0 ? Optional.of(value << 8 | part) : Optional.empty();
    }

    private static Optional<Address> six(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, 8).map(each -> of(each, 8));
        }
        Optional<int[]> head = groups(text.substring(0, gap), 7);
        Optional<int[]> tail = groups(text.substring(gap + 2), 7);
        if (head.isEmpty() || tail.isEmpty() || head.get()[8] + tail.get()[8] > 7) {
            return Optional.empty();
        }
        int[] all = new int[9];
        int count = tail.get()[8];
        System.arraycopy(head.get(), 0, all, 0, head.get()[8]);
        System.arraycopy(tail.get(), 0, all, 8 - count, count);
        return Optional.of(of(all, 8));
    }

    private static Address of(int[] groups, int count) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < count; i++) {
            if (i < 4) {
                high = high << 16 | groups[i];
            } else {
                low = low << 16 | groups[i];
            }
        }
        return new Address(high, low);
    }

    /// Eight groups and, last, how many were read. `exact` 8 wants all of them; less wants at most so many.
    private static Optional<int[]> groups(String text, int most) {
        int[] read = new int[9];
        if (text.isEmpty()) {
            return most == 8 ? Optional.empty() : Optional.of(read);
        }
        String[] parts = text.split(":", -1);
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean dotted = i == parts.length - 1 && parts[i].indexOf('.') >= 0;
            if (at + (dotted ? 2 : 1) > most) {
                return Optional.empty();
            }
            Optional<Long> value = dotted ? four(parts[i]) : group(parts[i]);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (dotted) {
                read[at++] = (int) (value.get() >>> 16);
            }
            read[at++] = (int) (value.get() & 0xffff);
        }
        read[8] = at;
        return most == 8 && at != 8 ? Optional.empty() : Optional.of(read);
    }

    private static Optional<Long> group(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 'f') {
                return Optional.empty();
            }
            value = value << 4 | digit;
        }
        return Optional.of(value);
    }

    public boolean isFour() {
        return high == 0 && (low & 0xffff_ffff_0000_0000L) == MAPPED;
    }

    /// What requests from here are counted under: the address, and of IPv6 the /64, all of which one client owns (RFC
    /// 6177).
    public String subject() {
        return isFour() ? toString() : Long.toHexString(high) + "::/64";
    }

    /// The text form for people and logs.
    @Override
    public String toString() {
        if (isFour()) {
            return (low >> 24 & 255) + "." + (low >> 16 & 255) + "." + (low >> 8 & 255) + "." + (low & 255);
        }
        StringBuilder out = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            long word = i < 4 ? high : low;
            out.append(i == 0 ? "" : ":").append(Long.toHexString(word >>> 48 - i % 4 * 16 & 0xffff));
        }
        return out.toString();
    }
}
