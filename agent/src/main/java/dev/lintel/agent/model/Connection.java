package dev.lintel.agent.model;

import dev.lintel.cli.UsageProblem;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which model is asked, and where.
///
/// @param address where the provider's paths begin
record Connection(Provider provider, String model, URI address, Optional<Secret> key) {
    /// @param name `anthropic:MODEL`, `openai:MODEL` or `ollama:MODEL`
    /// @param address instead of the provider's own
    /// @param environment where keys, and other addresses, stand
    /// @throws UsageProblem when there is no such provider, no key, or the key would travel in the clear
    static Connection of(String name, Optional<String> address, Map<String, String> environment) throws UsageProblem {
        int colon = name.indexOf(':');
        Optional<Provider> provider = colon < 0 ? Optional.empty() : provider(name.substring(0, colon));
        if (provider.isEmpty() || colon + 1 == name.length()) {
            throw new UsageProblem("--model " + name + ": write provider:model, with "
                    + Arrays.stream(Provider.values()).map(Provider::word).collect(Collectors.joining(", "))
                    + " as the provider");
        }
        Optional<Secret> key = value(environment, provider.get().keyVariable()).map(Secret::new);
        URI where = address(address.or(() -> value(environment, provider.get().addressVariable()))
                .orElse(provider.get().usualAddress()));
        Connection connection = new Connection(provider.get(), name.substring(colon + 1), where, key);
        connection.check();
        return connection;
    }

    private static Optional<Provider> provider(String word) {
        return Arrays.stream(Provider.values())
                .filter(each -> each.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static Optional<String> value(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(each -> !each.isEmpty());
    }

    /// Ollama's variable holds a host and a port without a scheme.
    private static URI address(String text) throws UsageProblem {
        String whole = text.contains("://") ? text : "http://" + text;
        try {
            URI address = URI.create(whole.replaceFirst("/+$", ""));
            String scheme = address.getScheme();
            if (address.getHost() != null
                    && address.getUserInfo() == null
                    && ("http".equals(scheme) || "https".equals(scheme))) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw new UsageProblem("'" + text + "' is no address of a model: http(s)://HOST[:PORT][/PATH]");
    }

    private void check() throws UsageProblem {
        if (key.isEmpty() && provider != Provider.OLLAMA && !isHere()) {
            throw new UsageProblem("--model " + provider.word() + ":… needs a key in the environment variable "
                    + provider.keyVariable());
        }
        if (key.isPresent() && isInTheClear() && !isHere()) {
            throw new UsageProblem("the key would travel to " + address.getHost() + " unencrypted; use https");
        }
    }

    /// Whether it answers on this machine.
    boolean isHere() {
        String host = address.getHost();
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    boolean isInTheClear() {
        return "http".equals(address.getScheme());
    }

    /// As the user wrote it.
    String label() {
        return provider.word() + ":" + model;
    }

    /// What a server said, without the key that it may have quoted.
    String hidden(String text) {
        return key.map(each -> each.hiddenIn(text)).orElse(text);
    }
}
