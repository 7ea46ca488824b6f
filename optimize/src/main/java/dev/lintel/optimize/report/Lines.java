package dev.lintel.optimize.report;

import java.util.regex.Pattern;

/// Text that holds within 80 columns. Control characters of foreign text are shown as a point, so that a plan or a
/// statement cannot steer the reader's terminal.
public final class Lines {
    static final int WIDTH = 80;
    private static final Pattern PATH = Pattern.compile("\\(?[\\w.$-]+(?:/[\\w.$-]+){2,}(?::\\d+)*[),.:;]*");

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

    /// A statement that a person copies: cut before ` on ` where it is longer than a line.
    Lines broken(String before, String statement) {
        int on = statement.indexOf(" on ");
        if (before.length() + statement.length() <= WIDTH || on < 0) {
            return whole(before + statement);
        }
        return whole(before + statement.substring(0, on)).whole(" ".repeat(before.length()) + statement.substring(on));
    }

    /// A sentence behind a word, its further lines below its own first word.
    Lines hanging(String before, String sentence) {
        String indent = " ".repeat(before.length());
        String all = new Lines().wrapped(indent, sentence).toString();
        text.append(before).append(all.substring(before.length()));
        return this;
    }

    /// Of a path that is longer than a line its last parts are shown; other long words stay whole.
    public Lines wrapped(String indent, String sentence) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : printable(sentence.replace('\n', ' ')).strip().split("\\s+")) {
            String shown = shortened(word, WIDTH - indent.length());
            if (line.length() > indent.length() && line.length() + 1 + shown.length() > WIDTH) {
                whole(line.toString());
                line.setLength(0);
                line.append(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(shown);
        }
        return whole(line.toString());
    }

    /// `…/repository/OwnerRepository.java:40:12`: what stands first in a path is what every path begins with.
    private static String shortened(String word, int width) {
        if (word.length() <= width || !PATH.matcher(word).matches()) {
            return word;
        }
        int open = word.startsWith("(") ? 1 : 0;
        int cut = word.indexOf('/', word.length() - (width - open - 1));
        return cut < 0 ? word : word.substring(0, open) + "…" + word.substring(cut);
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
