package dev.lintel.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A command line, understood.
///
/// @param verb empty when only `--help` or `--version` was asked
/// @param values of the options that were given; a switch has the value `""`
public record CommandLine(Optional<Command> verb, List<String> operands, Map<String, List<String>> values) {
    public CommandLine {
        operands = List.copyOf(operands);
        values = Map.copyOf(values);
    }

    /// The words behind `lintel`.
    public static CommandLine parse(List<String> words) throws UsageProblem {
        Optional<Command> verb = Optional.empty();
        List<String> operands = new ArrayList<>();
        Map<String, List<String>> values = new LinkedHashMap<>();
        boolean onlyOperands = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (onlyOperands || word.equals("-") || !word.startsWith("-")) {
                if (verb.isEmpty() && !onlyOperands) {
                    verb = Optional.of(verb(word));
                } else {
                    operands.add(word);
                }
            } else if (word.equals("--")) {
                onlyOperands = true;
            } else {
                i += option(
                        word, i + 1 < words.size() ? Optional.of(words.get(i + 1)) : Optional.empty(), verb, values);
            }
        }
        CommandLine parsed = new CommandLine(verb, operands, values);
        parsed.checkOperands();
        return parsed;
    }

    private static Command verb(String word) throws UsageProblem {
        Optional<Command> verb = Commands.of(word);
        if (verb.isEmpty()) {
            List<String> known = Commands.all().stream().map(Command::word).toList();
            throw new UsageProblem("no verb '" + word + "'" + Suggestion.forWord(word, known));
        }
        return verb.get();
    }

    /// @return how many further words belong to the option
    private static int option(
            String word, Optional<String> next, Optional<Command> verb, Map<String, List<String>> values)
            throws UsageProblem {
        int equals = word.indexOf('=');
        String name = name(equals < 0 ? word : word.substring(0, equals));
        Option option = known(name, verb);
        if (option.isSwitch()) {
            if (equals >= 0) {
                throw new UsageProblem("--" + name + " takes no value");
            }
            values.put(name, List.of(""));
            return 0;
        }
        Optional<String> value = equals < 0 ? next : Optional.of(word.substring(equals + 1));
        if (value.isEmpty() || value.get().isEmpty()) {
            throw new UsageProblem(option.usage() + ": the " + option.argument() + " is missing");
        }
        List<String> all = new ArrayList<>(values.getOrDefault(name, List.of()));
        all.add(value.get());
        values.put(name, all);
        return equals < 0 ? 1 : 0;
    }

    private static String name(String word) {
        return switch (word) {
            case "-h" -> "help";
            case "-V" -> "version";
            case "-v" -> "verbose";
            case "-o" -> "output";
            default -> word.startsWith("--") ? word.substring(2) : word.substring(1);
        };
    }

    private static Option known(String name, Optional<Command> verb) throws UsageProblem {
        Optional<Option> option = verb.isPresent()
                ? verb.get().option(name)
                : Verb.EVERYWHERE.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst();
        if (option.isPresent()) {
            return option.get();
        }
        Set<String> names = new TreeSet<>();
        verb.ifPresent(of -> of.options().forEach(each -> names.add(each.name())));
        Verb.EVERYWHERE.forEach(each -> names.add(each.name()));
        String where = verb.map(of -> " for " + of.word()).orElse(" before the verb");
        throw new UsageProblem("no option --" + name + where + Suggestion.forWord(name, names));
    }

    private void checkOperands() throws UsageProblem {
        if (verb.isEmpty() || has("help") || has("version")) {
            return;
        }
        int wanted = verb.get().operand().isEmpty() ? 0 : 1;
        if (operands.size() < wanted && !verb.get().operand().startsWith("[")) {
            throw new UsageProblem(verb.get().word() + " needs a " + verb.get().operand() + ": lintel "
                    + verb.get().word() + " " + verb.get().operand());
        }
        if (operands.size() > wanted && !verb.get().takesWords()) {
            throw new UsageProblem(verb.get().word() + " takes "
                    + (wanted == 0 ? "nothing" : "one " + verb.get().operand()) + ", not also '" + operands.get(wanted)
                    + "'");
        }
    }

    public boolean has(String option) {
        return values.containsKey(option);
    }

    /// The last value given.
    public Optional<String> value(String option) {
        List<String> all = values.getOrDefault(option, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    public List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    /// Comma-separated words of an option that may be repeated.
    public Set<String> words(String option) {
        Set<String> words = new TreeSet<>();
        for (String value : all(option)) {
            Stream.of(value.split(","))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .forEach(words::add);
        }
        return words;
    }

    public String operand() {
        return operands.getFirst();
    }
}
