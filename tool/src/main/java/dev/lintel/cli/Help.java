package dev.lintel.cli;

import java.util.List;

/// Help, from the table of verbs.
final class Help {
    private Help() {}

    static String all() {
        StringBuilder text = new StringBuilder();
        text.append("Lintel reads a backend and says what a senior architect would say.\n\n");
        text.append("  lintel VERB [options]\n\n");
        for (Command verb : Commands.all()) {
            text.append("  %-17s %s%n".formatted(verb.word() + " " + verb.operand(), verb.says()));
        }
        text.append('\n');
        options(text, Verb.EVERYWHERE);
        text.append("\nStart with: lintel review .\n");
        return text.toString();
    }

    static String of(Command verb) {
        StringBuilder text = new StringBuilder();
        text.append("lintel %s %s: %s%n%n".formatted(verb.word(), verb.operand(), verb.says()));
        options(text, verb.options());
        options(text, Verb.EVERYWHERE);
        if (!verb.remarks().isEmpty()) {
            text.append('\n').append(verb.remarks());
        }
        return text.toString();
    }

    private static void options(StringBuilder text, List<Option> options) {
        for (Option option : options) {
            text.append("  %-17s %s%n".formatted(option.usage(), option.says()));
        }
    }
}
