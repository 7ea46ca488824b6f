package dev.lintel.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be asked. Help, parsing and completion all come from this table.
enum Verb implements Command {
    REVIEW(
            "review",
            "PATH",
            "what is wrong, the most dangerous first, with the fix",
            List.of(
                    Options.FORMAT,
                    Options.OUTPUT,
                    new Option("diff", "REF", "only what changed since this git revision brings"),
                    new Option("fix", "", "show mechanical fixes as a diff"),
                    Options.WRITE,
                    new Option(
                            "fail-on",
                            "RISK",
                            "exit 1 at this risk or above (critical, high, medium, low; default high)"),
                    Options.ONLY,
                    Options.EXCEPT,
                    Options.ALL,
                    Options.NO_CACHE)),
    MAP(
            "map",
            "PATH",
            "every endpoint, who may call it, what it touches",
            List.of(
                    new Option("format", "FORMAT", "table, json or csv"),
                    Options.OUTPUT,
                    new Option("who", "ROLE", "only what this role may call; 'public' for everybody"),
                    new Option("touches", "TABLE", "only what reads or writes this table"),
                    Options.NO_CACHE)),
    EXPLAIN("explain", "ID", "one practice: why, what raises the risk, how to repair", List.of()),
    PRACTICES("practices", "", "all practices, one a line", List.of()),
    BASELINE(
            "baseline",
            "PATH",
            "accept what is found now; shows the file, --write stores it",
            List.of(Options.WRITE, Options.ONLY, Options.EXCEPT, Options.ALL, Options.NO_CACHE)),
    COMPLETION("completion", "SHELL", "completion script for bash, zsh or fish", List.of());

    static final List<Option> EVERYWHERE = List.of(
            new Option("color", "WHEN", "auto, always or never"),
            new Option("verbose", "", "say more when something goes wrong"),
            new Option("help", "", "this help"),
            new Option("version", "", "the version"));

    private final String word;
    private final String operand;
    private final String says;
    private final List<Option> options;

    Verb(String word, String operand, String says, List<Option> options) {
        this.word = word;
        this.operand = operand;
        this.says = says;
        this.options = options;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String operand() {
        return operand;
    }

    @Override
    public String says() {
        return says;
    }

    @Override
    public List<Option> options() {
        return options;
    }

    @Override
    public String remarks() {
        return this == REVIEW
                ? "Exit: 0 nothing at or above --fail-on, 1 findings, 2 the job could not be done.\n"
                : "";
    }

    static Optional<Verb> of(String word) {
        return Stream.of(values()).filter(verb -> verb.word.equals(word)).findFirst();
    }

    /// Options that several verbs have.
    private static final class Options {
        static final Option FORMAT = new Option("format", "FORMAT", "text, json or sarif");
        static final Option OUTPUT =
                new Option("output", "FILE", "write the report there (format by suffix; repeatable; - is stdout)");
        static final Option WRITE = new Option("write", "", "really change files of the target");
        static final Option ONLY = new Option("only", "ID,..", "these practices alone");
        static final Option EXCEPT = new Option("except", "ID,..", "all practices but these");
        static final Option ALL = new Option("all", "", "also findings of low confidence");
        static final Option NO_CACHE = new Option("no-cache", "", "read everything anew");
    }
}
