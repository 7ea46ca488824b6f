package dev.lintel.guard.client;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Finds the client's address. Whatever a client can write into a header stands left of what the proxies append, so
/// the field is read from the right, and only as far as the addresses are proxies of ours (RFC 7239 §8.1, and what
/// every reader of the leftmost entry got wrong). A request from anybody else is from whom it comes.
public final class ClientAddress {
    /// The field that our proxies append to. One of the two is theirs; the other is whatever the client sent.
    public enum Field {
        X_FORWARDED_FOR("X-Forwarded-For"),
        FORWARDED("Forwarded");

        private final String header;

        Field(String header) {
            this.header = header;
        }
    }

    /// More hops than any honest chain of proxies; beyond it lies only what the client wrote.
    private static final int MOST_HOPS = 16;

    private static final Address UNKNOWN = new Address(0, 0);

    private final List<Range> trusted;
    private final Field field;

    public ClientAddress(List<Range> trusted, Field field) {
        this.trusted = List.copyOf(trusted);
        this.field = field;
    }

    /// The address nearest to the client that one of our own machines vouches for.
    public Address of(HttpServletRequest request) {
        Address peer = Address.of(request.getRemoteAddr()).orElse(UNKNOWN);
        return trusted.isEmpty() ? peer : of(peer, Collections.list(request.getHeaders(field.header)));
    }

    /// @param fields the values of the field, in the order of the request
    Address of(Address peer, List<String> fields) {
        if (!isTrusted(peer)) {
            return peer;
        }
        Address nearest = peer;
        List<String> hops = fromTheRight(fields);
        for (String hop : hops) {
            Optional<Address> next = field == Field.FORWARDED ? forwarded(hop) : Address.of(bare(hop));
            if (next.isEmpty()) {
                return nearest; // "unknown", "_hidden" or rubbish: what stands left of it cannot be believed
            }
            nearest = next.get();
            if (!isTrusted(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    private boolean isTrusted(Address address) {
        for (Range range : trusted) {
            if (range.holds(address)) {
                return true;
            }
        }
        return false;
    }

    /// The last hops of all fields of that name, the nearest first. Several fields are one list (RFC 9110 §5.3).
    private static List<String> fromTheRight(List<String> all) {
        List<String> hops = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0 && hops.size() < MOST_HOPS; i--) {
            String value = all.get(i);
            int end = value.length();
            while (end >= 0 && hops.size() < MOST_HOPS) {
                int comma = value.lastIndexOf(',', end - 1);
                hops.add(value.substring(comma + 1, end).strip());
                end = comma;
            }
        }
        return hops;
    }

    /// The address of `for="[2001:db8::1]:4711";proto=https`.
    private static Optional<Address> forwarded(String element) {
        for (String pair : element.split(";", -1)) {
            String plain = pair.strip();
            if (plain.regionMatches(true, 0, "for=", 0, 4)) {
                String value = plain.substring(4).strip();
                boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                return Address.of(bare(quoted ? value.substring(1, value.length() - 1) : value));
            }
        }
        return Optional.empty();
    }

    /// Without brackets and port.
    private static String bare(String host) {
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            return end < 0 ? "" : host.substring(1, end);
        }
        int colon = host.indexOf(':');
        boolean port = colon >= 0 && colon == host.lastIndexOf(':');
        return port ? host.substring(0, colon) : host;
    }
}
