package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Flows;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Settings;
import dev.lintel.graph.Settings.Setting;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A constant in the code becomes a password or a key, or a real secret stands in the configuration.
public final class HardcodedSecret implements Practice {
    static final Guide GUIDE = new Guide(
            "sec-hardcoded-secret",
            Risk.HIGH,
            "secrets come from outside the code",
            """
            Everyone who can read the repository, now or later, has what is written in it: former colleagues, build \
            servers, whoever finds the backup. A key that signs tokens lets them log in as anyone, and changing it means a release.""",
            "Worst for keys that sign or encrypt. Settings for tests and local work, placeholders and sample values are left alone.",
            """
            Taking the line out is not enough: the history keeps it, so the secret has to be changed as well. A default \
            in `@Value("${key:default}")` is a constant too.""",
            """
            ```java
            Jwts.builder().signWith(Keys.hmacShaKeyFor(Base64.getDecoder().decode(environment.getRequiredProperty("jwt.key"))));
            ```""",
            List.of("CWE-798", "CWE-321", "CWE-259", "OWASP A07:2025", "OWASP ASVS 13.3.1"));

    private static final int FEW = 3;

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        Map<String, List<Finding>> byFile = backend.settings().all().stream()
                .flatMap(each -> setting(each, backend.settings()).stream())
                .collect(Collectors.groupingBy(
                        each -> each.at().file().path(), LinkedHashMap::new, Collectors.toList()));
        return byFile.entrySet().stream()
                .flatMap(each -> each.getValue().size() > FEW
                        ? Stream.of(together(each.getKey(), each.getValue()))
                        : each.getValue().stream());
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        Stream<Finding> code = Stream.of("secret", "key")
                .flatMap(kind -> flows.arrivals(kind).stream())
                .filter(each -> !isNonce(each))
                .flatMap(each -> constant(each).stream());
        return Stream.concat(code, examine(backend, paths));
    }

    /// An initialisation vector travels with the message. It must not repeat, but it is no secret.
    private static boolean isNonce(Arrival arrival) {
        return arrival.sink().endsWith("ParameterSpec#<init>");
    }

    private static Optional<Finding> constant(Arrival arrival) {
        boolean known =
                arrival.value().onlyConstants() && !arrival.value().constants().isEmpty();
        return known
                ? arrival.value().constants().stream()
                        .filter(each -> each instanceof String text && SecretText.meantAsSecret(text))
                        .findFirst()
                        .map(_ -> finding(arrival))
                : Optional.empty();
    }

    private static Finding finding(Arrival arrival) {
        boolean key = arrival.kind().equals("key");
        Judgement judgement = Judgement.from(Risk.HIGH)
                .notingIf(key, "what this key signs or encrypts can be forged and read by everyone with the code");
        return new Finding(
                GUIDE,
                judgement.risk(),
                arrival.value().constants().size() == 1 ? Confidence.SURE : Confidence.LIKELY,
                Chain.subject(arrival),
                (key ? "The key" : "The password") + " is in the code: whoever can read the repository has it.",
                judgement.reasons(),
                key ? arrival.in().owner() + " key" : arrival.in() + " " + arrival.sink(),
                Chain.routes(arrival),
                Chain.to(arrival, "a constant becomes the " + (key ? "key" : "password"))
                        .guiltyLast(),
                Optional.of(new Fix(
                        "Read it from the environment or a vault, and change it: the history keeps the old one.",
                        "+ environment.getRequiredProperty(\"app.secret\")",
                        List.of())));
    }

    private static Optional<Finding> setting(Setting setting, Settings all) {
        return SecretText.inSetting(
                        setting.key(),
                        setting.value(),
                        setting.profile(),
                        setting.at().file().path())
                .or(() -> RemotePassword.machine(setting, all).map(machine -> "the password of " + machine))
                .map(what -> finding(setting, what));
    }

    /// A default behind a variable is in the repository as well, but only who does not set the variable uses it.
    private static Finding finding(Setting setting, String what) {
        Optional<String> variable = setting.unless();
        Judgement judgement = Judgement.from(Risk.HIGH)
                .loweredIf(variable.isPresent(), variable.orElse("") + " replaces it where it is set");
        String says = variable.map(name -> "the default, which is in use wherever nobody sets " + name)
                .orElse("the value itself, not a reference to one");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                setting.key(),
                setting.key() + " holds " + what + ": whoever can read the repository has it.",
                judgement.reasons(),
                setting.at().file().path() + " " + setting.key(),
                List.of(),
                Trail.start(setting.at(), says).guiltyLast(),
                Optional.of(new Fix(
                        variable.isPresent()
                                ? "Leave the default out: a start without the variable fails, and nobody runs on a known secret."
                                : "Refer to the environment, and change the secret: the history keeps the old one.",
                        reference(setting),
                        List.of())));
    }

    /// A file full of secrets is one thing to do: take them all out of it.
    private static Finding together(String file, List<Finding> secrets) {
        Finding first = secrets.getFirst();
        Trail trail = Trail.start(first.at(), "the value itself, not a reference to one");
        secrets.stream().skip(1).limit(FEW).forEach(each -> trail.then(each.at(), each.subject()));
        return new Finding(
                GUIDE,
                Risk.HIGH,
                Confidence.LIKELY,
                first.subject(),
                file.substring(file.lastIndexOf('/') + 1) + " holds " + secrets.size() + " secrets, " + first.subject()
                        + " among them: whoever can read the repository has them.",
                List.of(secrets.stream().map(Finding::subject).collect(Collectors.joining(", "))),
                file,
                List.of(),
                trail.guilty(first.at()),
                first.fix());
    }

    /// In the file's own form.
    private static String reference(Setting setting) {
        String file = setting.at().file().path();
        String name = setting.unless().orElseGet(() -> variable(setting.key()));
        if (file.endsWith(".xml")) {
            return "+ <" + setting.written() + ">${env." + name + "}</" + setting.written() + ">";
        }
        return "+ " + setting.written() + (file.endsWith(".properties") ? "=" : ": ") + "${" + name + "}";
    }

    private static String variable(String key) {
        return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}
