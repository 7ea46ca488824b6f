package dev.lintel.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Completion scripts, from the table of verbs.
final class Completion {
    private Completion() {}

    static Exit of(String shell, Console console) throws UsageProblem {
        String script = switch (shell) {
            case "bash" -> bash();
            case "zsh" -> "autoload -U +X bashcompinit && bashcompinit\n" + bash();
            case "fish" -> fish();
            default -> throw new UsageProblem("completion for '" + shell + "': it is bash, zsh or fish");
        };
        console.out().print(script);
        return Exit.CLEAN;
    }

    private static String bash() {
        String cases = Commands.all().stream()
                .map(verb -> "    " + verb.word() + ") words=\"" + options(verb) + "\" ;;\n")
                .collect(Collectors.joining());
        return """
                _lintel() {
                  local words
                  case "${COMP_WORDS[1]}" in
                %s    *) words="%s" ;;
                  esac
                  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
                }
                complete -o default -F _lintel lintel
                """.formatted(cases, Commands.all().stream().map(Command::word).collect(Collectors.joining(" ")));
    }

    private static String options(Command verb) {
        return Stream.concat(verb.options().stream(), Verb.EVERYWHERE.stream())
                .map(option -> "--" + option.name())
                .collect(Collectors.joining(" "));
    }

    private static String fish() {
        StringBuilder script = new StringBuilder();
        for (Command verb : Commands.all()) {
            script.append("complete -c lintel -n __fish_use_subcommand -a %s -d '%s'%n"
                    .formatted(verb.word(), verb.says().replace("'", "")));
            for (Option option : verb.options()) {
                script.append("complete -c lintel -n '__fish_seen_subcommand_from %s' -l %s -d '%s'%n"
                        .formatted(verb.word(), option.name(), option.says().replace("'", "")));
            }
        }
        return script.toString();
    }
}
