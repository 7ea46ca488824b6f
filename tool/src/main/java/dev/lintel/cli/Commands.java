package dev.lintel.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// The verbs that are there. Those of modules are looked for only when the tool's own do not answer.
final class Commands {
    private Commands() {}

    static Optional<Command> of(String word) {
        Optional<Verb> own = Verb.of(word);
        if (own.isPresent()) {
            return Optional.of(own.get());
        }
        return ofModules().stream().filter(verb -> verb.word().equals(word)).findFirst();
    }

    static List<Command> all() {
        List<Command> all = new ArrayList<>(List.of(Verb.values()));
        all.addAll(ofModules());
        return all;
    }

    private static List<Command> ofModules() {
        return ServiceLoader.load(ModuleVerb.class).stream()
                .<Command>map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Command::word))
                .toList();
    }
}
