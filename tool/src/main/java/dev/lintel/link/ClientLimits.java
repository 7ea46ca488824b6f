package dev.lintel.link;

import dev.lintel.graph.Client;
import dev.lintel.graph.Client.Timeout;
import dev.lintel.graph.Client.Timeout.State;
import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.LimitSource;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Gives clients the time limits that configuration and library defaults say, where the code says none. A setting
/// of the module that makes the client comes before one of another module.
final class ClientLimits {
    private final Map<String, List<Fact.Configured>> settings = new HashMap<>();
    private final List<Fact.DependsOn> libraries = new ArrayList<>();
    private final Map<Client, Client> decided = new HashMap<>();

    private ClientLimits() {}

    /// The same facts, with the clients of calls and types as they really wait.
    static List<Fact> settled(List<Fact> facts) {
        ClientLimits limits = new ClientLimits();
        for (Fact fact : facts) {
            if (fact instanceof Fact.Configured configured) {
                limits.settings
                        .computeIfAbsent(configured.setting().key(), _ -> new ArrayList<>())
                        .add(configured);
            } else if (fact instanceof Fact.DependsOn library) {
                limits.libraries.add(library);
            }
        }
        for (Fact fact : facts) {
            if (fact instanceof Fact.TimeLimits open) {
                limits.decided.computeIfAbsent(open.client(), _ -> limits.decide(open));
            }
        }
        return facts.stream().map(limits::withLimits).toList();
    }

    private Fact withLimits(Fact fact) {
        return switch (fact) {
            case Fact.RemoteCall call ->
                new Fact.RemoteCall(
                        call.in(), call.site(), decided.getOrDefault(call.client(), call.client()), call.operation());
            case Fact.RemoteType type ->
                new Fact.RemoteType(type.type(), decided.getOrDefault(type.client(), type.client()));
            default -> fact;
        };
    }

    private Client decide(Fact.TimeLimits open) {
        Client client = open.client();
        return new Client(
                client.kind(),
                client.name(),
                client.library(),
                open.connect().isEmpty() ? client.connect() : first(open.connect(), open.module(), client.connect()),
                open.response().isEmpty()
                        ? client.response()
                        : first(open.response(), open.module(), client.response()),
                client.definedAt());
    }

    /// A default whose version is not known does not decide, unless all defaults that are left say the same.
    private Timeout first(List<LimitSource> sources, String module, Timeout otherwise) {
        List<Timeout> possible = new ArrayList<>();
        for (LimitSource source : sources) {
            Optional<Boolean> holds = holds(source.holds(), module);
            if (holds.equals(Optional.of(false))) {
                continue;
            }
            switch (source) {
                case LimitSource.BySetting setting -> {
                    Optional<Timeout> set = setting(setting.key(), module);
                    if (set.isPresent() && possible.isEmpty()) {
                        return set.get();
                    }
                }
                case LimitSource.ByDefault known -> {
                    if (holds.isPresent() && possible.isEmpty()) {
                        return known.is();
                    }
                    possible.add(known.is());
                }
            }
        }
        boolean same = possible.stream().map(Timeout::state).distinct().count() == 1;
        return same ? possible.getFirst() : otherwise;
    }

    private Optional<Timeout> setting(String key, String module) {
        List<Fact.Configured> all = settings.getOrDefault(key, List.of());
        List<Fact.Configured> own =
                all.stream().filter(each -> each.module().equals(module)).toList();
        List<Settings.Setting> candidates = (own.isEmpty() ? all : own)
                .stream().map(Fact.Configured::setting).toList();
        return new Settings(candidates, List.of()).get(key).map(ClientLimits::timeout);
    }

    private static Timeout timeout(Settings.Setting setting) {
        Optional<Long> millis = millis(setting.value());
        boolean limited = millis.map(value -> value > 0).orElse(true);
        return new Timeout(
                limited ? State.LIMITED : State.UNLIMITED,
                millis.filter(value -> value > 0),
                setting.key() + "=" + setting.value(),
                Optional.of(setting.at()));
    }

    /// Spring Boot's two ways to write durations; a number alone is milliseconds.
    private static Optional<Long> millis(String text) {
        String value = text.strip().toLowerCase(Locale.ROOT);
        int digits = value.startsWith("-") ? 1 : 0;
        while (digits < value.length() && Character.isDigit(value.charAt(digits))) {
            digits++;
        }
        try {
            if (value.startsWith("p")) {
                return Optional.of(Duration.parse(value).toMillis());
            }
            long number = Long.parseLong(value.substring(0, digits));
            return switch (value.substring(digits)) {
                case "", "ms" -> Optional.of(number);
                case "s" -> Optional.of(Math.multiplyExact(number, 1_000L));
                case "m" -> Optional.of(Math.multiplyExact(number, 60_000L));
                case "h" -> Optional.of(Math.multiplyExact(number, 3_600_000L));
                default -> Optional.empty();
            };
        } catch (DateTimeException | NumberFormatException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    /// Empty when the library's version is not known.
    private Optional<Boolean> holds(Fact.Versions range, String module) {
        if (range.group().isEmpty()) {
            return Optional.of(true);
        }
        Optional<String> version = version(range, module);
        return version.map(found -> (range.from().isEmpty() || compare(found, range.from()) >= 0)
                && (range.before().isEmpty() || compare(found, range.before()) < 0));
    }

    private Optional<String> version(Fact.Versions range, String module) {
        List<Fact.DependsOn> found = libraries.stream()
                .filter(each -> each.library().group().equals(range.group())
                        && each.library().artifact().startsWith(range.artifact())
                        && !each.library().version().isEmpty()
                        && Character.isDigit(each.library().version().charAt(0)))
                .toList();
        return found.stream()
                .filter(each -> each.module().equals(module))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .map(each -> each.library().version());
    }

    private static int compare(String left, String right) {
        String[] a = left.split("[.-]", -1);
        String[] b = right.split("[.-]", -1);
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int difference = Integer.compare(i < a.length ? number(a[i]) : 0, i < b.length ? number(b[i]) : 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    /// Qualifiers such as `RELEASE` count as zero.
    private static int number(String part) {
        try {
            return Integer.parseInt(part);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
