package dev.lintel.practice.security;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Observed;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a caller sends becomes a program, or what a shell reads.
public final class CommandInjection implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-command-injection",
            Risk.CRITICAL,
            "no input in a command line or program name; fixed argv list otherwise",
            """
            A shell reads `;`, `|`, `$()` and line ends as its own words, so a file name becomes a second command. The \
            attacker then has the rights of the service: its files, its keys, its network.""",
            "A shell is worst; a fixed program with the input as one argument of its own is left alone.",
            "Many programs take options that run others (`find -exec`, `tar --to-command`): put `--` before the input.",
            """
            ```java
            new ProcessBuilder("/usr/bin/convert", "--", source.toString(), target.toString()).start();
            ```""",
            List.of("CWE-78", "OWASP A05:2025", "OWASP OS Command Injection Defense Cheat Sheet"));

    /// Programs that read their arguments as commands.
    private static final Set<String> INTERPRETERS = Set.of(
            "sh",
            "bash",
            "dash",
            "zsh",
            "ksh",
            "csh",
            "cmd",
            "cmd.exe",
            "powershell",
            "powershell.exe",
            "pwsh",
            "env",
            "ssh",
            "sudo",
            "su",
            "xargs",
            "find",
            "perl",
            "python",
            "python3",
            "ruby",
            "node",
            "php",
            "awk",
            "eval");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("command");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("command", "shell");
    }

    /// An argument of its own to a program that the code or the installation chose, or a word without any of
    /// a shell's signs behind others.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        return isOwnArgument(arrival) || taint.encodings().contains("shell-word") && isBehindOthers(arrival, taint);
    }

    private static boolean isBehindOthers(Arrival arrival, Taint taint) {
        List<Position> places = Stream.concat(Stream.of(arrival.value()), arrival.value().parts().values().stream())
                .map(each -> Position.of(taint, each.pieces()))
                .filter(Position::known)
                .toList();
        return !places.isEmpty()
                && places.stream().allMatch(each -> each.before().contains(" "));
    }

    static boolean isOwnArgument(Arrival arrival) {
        Observed program = arrival.value().part("[0]");
        return !program.constants().isEmpty()
                && program.taints().stream().map(Taint::label).noneMatch(OUTSIDERS::contains)
                && program.constants().stream().noneMatch(CommandInjection::interprets);
    }

    private static boolean interprets(Object program) {
        String path = program.toString();
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return INTERPRETERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /// Whoever runs the application need not be who owns the host.
    @Override
    public Risk riskByOperators() {
        return Risk.HIGH;
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words("run commands on this host", "reaches a command line", "runs as a command");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(
                new Fix("Call the program without a shell, the input as one argument behind `--`.", """
                - Runtime.getRuntime().exec("convert " + name + " out.png")
                + new ProcessBuilder("convert", "--", name, "out.png").start()""", List.of()));
    }
}
