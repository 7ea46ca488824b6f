package dev.lintel.bench.design.probe;

import static dev.lintel.bench.design.probe.Probe.right;

import dev.lintel.bench.design.probe.Probe.Nothing;
import dev.lintel.bench.design.probe.Probe.Verdict;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import dev.lintel.design.verify.Ask;
import dev.lintel.design.verify.Json;
import dev.lintel.design.verify.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Passwords and who has an account.
final class AccountProbes {
    private static final int GUESSES = 40;
    private static final int SAMPLES = 7;

    private AccountProbes() {}

    static List<Probe> all() {
        return List.of(
                new Probe(19, "guessing passwords ends in 429", AccountProbes::guesses),
                new Probe(20, "a registration does not tell who has an account", AccountProbes::enumeration),
                new Probe(21, "a password that is tried first is refused", AccountProbes::weakPassword),
                new Probe(23, "a login takes as long for an unknown account", AccountProbes::timing));
    }

    private static Reply login(Scene scene, String email, String password) {
        String path = scene.operations(Kind.LOGIN).findFirst().orElseThrow().path();
        return scene.client()
                .send(Ask.of("POST", path).saying(Json.write(Map.of("email", email, "password", password))));
    }

    private static Verdict guesses(Scene scene) {
        if (scene.operations(Kind.LOGIN).findFirst().isEmpty()) {
            return new Nothing("no login");
        }
        long stopped = IntStream.range(0, GUESSES)
                .map(each -> login(scene, "guessed@example.com", "wrong password " + each)
                        .status())
                .filter(status -> status == 429)
                .count();
        return right(stopped > 0, "no 429 in " + GUESSES);
    }

    private static Optional<Operation> registration(Scene scene) {
        return scene.operations(Kind.CREATE).filter(Operation::isRegistration).findFirst();
    }

    private static Verdict enumeration(Scene scene) {
        Optional<Operation> registration = registration(scene);
        if (registration.isEmpty()) {
            return new Nothing("no registration");
        }
        Ask ask =
                Ask.of("POST", registration.get().path()).saying(Json.write(scene.valid(registration.get(), Map.of())));
        Reply one = scene.client().send(ask);
        Reply other = scene.client().send(ask);
        return right(
                one.isGood() && one.status() == other.status() && one.text().equals(other.text()),
                one.status() + ", " + other.status());
    }

    private static Verdict weakPassword(Scene scene) {
        Optional<Operation> accounts = scene.operations(Kind.CREATE)
                .filter(each -> each.resource().filter(of -> of.isAccount()).isPresent())
                .findFirst();
        if (accounts.isEmpty()) {
            return new Nothing("no account is opened by a request");
        }
        for (String password : List.of("aaaa", "aaaaaaaaaaaa", "password1234")) {
            Map<String, Object> body = scene.valid(accounts.get(), Map.of());
            body.put("password", password);
            Ask ask = Ask.of("POST", accounts.get().path()).saying(Json.write(body));
            Optional<String> role = Scene.role(accounts.get().who());
            int status = scene.client()
                    .send(role.isPresent() ? ask.by(scene.person(role.get())) : ask)
                    .status();
            if (status != 422 && status != 400) {
                return new Probe.Wrong(password + " is " + status);
            }
        }
        return new Probe.Right();
    }

    /// The fastest of some, taken in turns, within a factor of two: whatever else the machine does only adds, and a
    /// hash costs a hundred times what finding nobody does.
    private static Verdict timing(Scene scene) {
        Optional<Operation> registration = registration(scene);
        if (registration.isEmpty()) {
            return new Nothing("no registration");
        }
        Map<String, Object> body = scene.valid(registration.get(), Map.of());
        scene.client().send(Ask.of("POST", registration.get().path()).saying(Json.write(body)));
        String email = String.valueOf(body.get("email"));
        login(scene, email, "warm up");
        double known = Double.MAX_VALUE;
        double unknown = Double.MAX_VALUE;
        for (int i = 0; i < SAMPLES; i++) {
            known = Math.min(known, millis(scene, email));
            unknown = Math.min(unknown, millis(scene, "nobody-" + email));
        }
        return right(unknown > known / 2 && unknown < known * 2, "known " + known + " ms, unknown " + unknown + " ms");
    }

    private static double millis(Scene scene, String email) {
        long start = System.nanoTime();
        login(scene, email, "wrong password");
        return (System.nanoTime() - start) / 1e6;
    }
}
