package dev.lintel.cli;

import java.util.List;

/// Help, from the table of verbs.
final class Help {
    private Help() {}

    static String all() {
        StringBuilder text = new StringBuilder();
        text.append("Lintel reads a backend and says what a senior architect would say.\n\n");
        text.append("  lintel VERB [options]\n\n");
        for (Verb verb : Verb.values()) {
            text.append("  %-17s %s%n".formatted(verb.word() + " " + verb.operand(), verb.says()));
        }
        text.append('\n');
        options(text, Verb.EVERYWHERE);
        text.append("\nStart with: lintel review .\n");
        return text.toString();
    }

    static String of(Verb verb) {
        StringBuilder text = new StringBuilder();
        text.append("lintel %s %s: %s%n%n".formatted(verb.word(), verb.operand(), verb.says()));
        options(text, verb.options());
        options(text, Verb.EVERYWHERE);
        if (verb == Verb.REVIEW) {
            text.append("\nExit: 0 nothing at or above --fail-on, 1 findings, 2 the job could not be done.\n");
        }
        return text.toString();
    }

    private static void options(StringBuilder text, List<Option> options) {
        for (Option option : options) {
            text.append("  %-17s %s%n".formatted(option.usage(), option.says()));
        }
    }
}
