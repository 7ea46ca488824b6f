package dev.lintel.agent.install;

/// The lines of a file that people write.
final class Lines {
    private Lines() {}

    /// What ends them: as Windows does it where any is ended so.
    static String end(String text) {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    static long breaks(String text) {
        return text.chars().filter(each -> each == '\n').count();
    }

    /// The line of a place, from 1 on.
    static long number(String text, int at) {
        return 1 + breaks(text.substring(0, at));
    }
}
