package dev.lintel.optimize.report;

/// Text that holds within 80 columns. Control characters of foreign text are shown as a point, so that a plan or a
/// statement cannot steer the reader's terminal.
public final class Lines {
    static final int WIDTH = 80;

    private final StringBuilder text = new StringBuilder();

    public Lines add(String line) {
        String plain = printable(line);
        text.append(plain.length() > WIDTH ? plain.substring(0, WIDTH - 1) + "…" : plain.stripTrailing())
                .append('\n');
        return this;
    }

    /// A line that a person copies, whatever its length.
    public Lines whole(String line) {
        text.append(printable(line)).append('\n');
        return this;
    }

    /// A word that is longer than a line, a path, stays whole.
    public Lines wrapped(String indent, String sentence) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : printable(sentence.replace('\n', ' ')).strip().split("\\s+")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                whole(line.toString());
                line.setLength(0);
                line.append(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        return whole(line.toString());
    }

    /// A sentence behind a dash, its further lines below its first word.
    public Lines bullet(String sentence) {
        String all = new Lines().wrapped("    ", sentence).toString();
        text.append("  - ").append(all.substring(4));
        return this;
    }

    private static String printable(String line) {
        StringBuilder shown = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            shown.append(
                    c == '\t' ? ' ' : Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '·' : c);
        }
        return shown.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
