package dev.lintel.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/// One run: understands the words, does the verb, turns what goes wrong into one line and an exit code.
public final class Lintel {
    private final Console console;

    public Lintel(Console console) {
        this.console = console;
    }

    public Exit run(List<String> words) {
        boolean verbose = words.contains("--verbose") || words.contains("-v");
        try {
            CommandLine line = CommandLine.parse(words);
            Console chosen = console.coloured(line.value("color").orElse("auto"));
            return run(line, chosen);
        } catch (UsageProblem problem) {
            console.note(String.valueOf(problem.getMessage()));
            return Exit.INCOMPLETE;
        } catch (IOException broken) {
            console.note(broken.getMessage() == null ? broken.toString() : broken.getMessage());
            return Exit.INCOMPLETE;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            console.note("this is a bug of Lintel: " + bug + (verbose ? "" : " (--verbose shows where)"));
            if (verbose) {
                console.err().print(trace(bug));
            }
            return Exit.INCOMPLETE;
        }
    }

    private static Exit run(CommandLine line, Console console) throws UsageProblem, IOException {
        if (line.has("version")) {
            console.out().println(Version.line());
            return Exit.CLEAN;
        }
        if (line.has("help") || line.verb().isEmpty()) {
            console.out().print(line.verb().map(Help::of).orElseGet(Help::all));
            return line.has("help") ? Exit.CLEAN : Exit.INCOMPLETE;
        }
        return switch (line.verb().get()) {
            case ModuleVerb verb -> verb.run(line, console);
            case Verb verb -> own(verb, line, console);
        };
    }

    private static Exit own(Verb verb, CommandLine line, Console console) throws UsageProblem, IOException {
        return switch (verb) {
            case REVIEW -> new ReviewVerb(line, console).run();
            case MAP -> new MapVerb(line, console).run();
            case EXPLAIN -> Explain.practice(line.operand(), console);
            case PRACTICES -> Explain.all(console);
            case BASELINE -> new BaselineVerb(line, console).run();
            case COMPLETION -> Completion.of(line.operand(), console);
        };
    }

    private static String trace(Throwable bug) {
        StringWriter text = new StringWriter();
        bug.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
