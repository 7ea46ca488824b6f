package dev.lintel.practice.security;

import dev.lintel.graph.Settings;
import dev.lintel.graph.Settings.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A password in the configuration that stands beside the address of a machine which is not the developer's own: a
/// database, a broker, a mail server. How it looks does not matter there.
final class RemotePassword {
    private static final Set<String> NAMES = Set.of("password", "passwd", "pwd");
    private static final List<String> ADDRESSES = List.of("url", "jdbc-url", "jdbc.url", "reactive.url", "uri", "host");
    /// `jdbc:mysql://host:3306/db`, `jdbc:oracle:thin:@host:1521`, `mongodb://user:word@host/db`, or the host alone.
    private static final Pattern HOST = Pattern.compile("(?:.*?//(?:[^/@]*@)?|.*?@)?([A-Za-z0-9.-]+).*");

    /// What comes with an installation, and what people write who have none yet.
    private static final Set<String> COMMON = Set.of(
            "root",
            "admin",
            "guest",
            "postgres",
            "mysql",
            "oracle",
            "sa",
            "user",
            "public",
            "secret",
            "password",
            "passwd",
            "pass",
            "changeit",
            "changeme",
            "default",
            "empty");
    private static final Set<String> LOCAL_ENDINGS =
            Set.of("localhost", "local", "localdomain", "test", "example", "invalid", "internal.docker");

    private RemotePassword() {}

    /// The machine that it opens; empty when the setting is no password, a sample, a reference, or opens nothing but
    /// what runs beside the application.
    static Optional<String> machine(Setting setting, Settings all) {
        int dot = setting.key().lastIndexOf('.');
        if (dot < 0
                || !NAMES.contains(setting.key().substring(dot + 1))
                || !isMeant(setting.value())
                || SecretText.isForLocalWork(
                        setting.profile(), setting.at().file().path())) {
            return Optional.empty();
        }
        String before = setting.key().substring(0, dot + 1);
        List<Setting> beside = all.all().stream()
                .filter(each -> each.profile().equals(setting.profile())
                        && each.at().file().equals(setting.at().file()))
                .toList();
        boolean named = beside.stream()
                .anyMatch(each ->
                        each.key().equals(before + "username") && each.value().equals(setting.value()));
        return named
                ? Optional.empty()
                : ADDRESSES.stream()
                        .flatMap(each ->
                                beside.stream().filter(other -> other.key().equals(before + each)))
                        .flatMap(other -> host(other.value()).stream())
                        .filter(RemotePassword::isRemote)
                        .findFirst();
    }

    private static boolean isMeant(String value) {
        String plain = value.strip().toLowerCase(Locale.ROOT);
        return plain.length() >= 6
                && !plain.contains("${")
                && !plain.startsWith("enc(")
                && !plain.startsWith("@")
                && !plain.startsWith("<")
                && !plain.chars().allMatch(Character::isDigit)
                && !COMMON.contains(plain)
                && Stream.of("change", "your", "example", "xxx", "***", "sample", "dummy")
                        .noneMatch(plain::contains);
    }

    private static Optional<String> host(String address) {
        if (address.contains("${")) {
            return Optional.empty();
        }
        Matcher host = HOST.matcher(address);
        return host.matches() ? Optional.of(host.group(1)) : Optional.empty();
    }

    /// A name with a dot in it is one of a network; `mysql` alone is a container beside this one.
    private static boolean isRemote(String host) {
        String plain = host.toLowerCase(Locale.ROOT);
        String last = plain.substring(plain.lastIndexOf('.') + 1);
        return plain.contains(".")
                && !plain.startsWith("127.")
                && !plain.startsWith("0.0.")
                && !LOCAL_ENDINGS.contains(last)
                && !plain.matches(".*\\bexample\\.(com|org|net)");
    }
}
