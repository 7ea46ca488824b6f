package dev.lintel.agent.mcp;

import dev.lintel.cli.UsageProblem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.TreeSet;

/// Where a server listens and which names it answers to.
///
/// @param port 0 for any that is free
/// @param hosts names, without a port, that a `Host` header may carry
public record Listening(InetAddress address, int port, Set<String> hosts) {
    private static final int HIGHEST = 65_535;

    public Listening {
        hosts = Set.copyOf(hosts);
    }

    /// `PORT` for this machine alone, or `ADDRESS:PORT`.
    ///
    /// @param more further names that this server is known by
    /// @throws UsageProblem when it is neither
    public static Listening of(String text, Set<String> more) throws UsageProblem {
        int colon = text.lastIndexOf(':');
        InetAddress address = colon < 0 ? InetAddress.getLoopbackAddress() : address(text.substring(0, colon));
        Set<String> hosts = new TreeSet<>(more);
        if (address.isLoopbackAddress()) {
            hosts.addAll(Set.of("localhost", "127.0.0.1", "[::1]"));
        } else if (!address.isAnyLocalAddress()) {
            hosts.add(text.substring(0, colon));
        } else if (more.isEmpty()) {
            throw new UsageProblem("a server that listens everywhere has to know its own names: --allow-host NAME,..");
        }
        return new Listening(address, port(text.substring(colon + 1)), hosts);
    }

    private static InetAddress address(String name) throws UsageProblem {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException unknown) {
            throw new UsageProblem("there is no address " + name);
        }
    }

    private static int port(String text) throws UsageProblem {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST) {
            throw new UsageProblem("'" + text + "' is no port; a port is a number from 0 (any free one) to " + HIGHEST);
        }
        return Integer.parseInt(text);
    }
}
