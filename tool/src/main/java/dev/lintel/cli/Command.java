package dev.lintel.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Something that can be asked on the command line. Help, parsing and completion come from these answers alone.
public sealed interface Command permits Verb, ModuleVerb {
    String word();

    /// How help names what has to follow; in brackets when it may be left out; empty when nothing follows.
    String operand();

    /// Whether more words than one may follow, which are one sentence.
    default boolean takesWords() {
        return false;
    }

    String says();

    List<Option> options();

    /// What help says after the options; whole lines, or empty.
    default String remarks() {
        return "";
    }

    default Optional<Option> option(String name) {
        return Stream.concat(options().stream(), Verb.EVERYWHERE.stream())
                .filter(option -> option.name().equals(name))
                .findFirst();
    }
}
