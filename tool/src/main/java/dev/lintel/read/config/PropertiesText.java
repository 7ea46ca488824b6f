package dev.lintel.read.config;

import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Reads the `.properties` format (java.util.Properties) with the line of every key, and Spring Boot's document
/// separators `#---` and `!---`.
final class PropertiesText {
    private final SourceId file;
    private final List<String> natural;

    private PropertiesText(SourceId file, String text) {
        this.file = file;
        this.natural = text.lines().toList();
    }

    static List<SettingsDocument> read(SourceId file, String text, String fileProfile) {
        return new PropertiesText(file, text).documents(fileProfile);
    }

    private List<SettingsDocument> documents(String fileProfile) {
        List<SettingsDocument> documents = new ArrayList<>();
        List<SettingsDocument.Line> lines = new ArrayList<>();
        for (int i = 0; i < natural.size(); i++) {
            String line = natural.get(i).stripLeading();
            if (line.equals("#---") || line.equals("!---")) {
                documents.add(SettingsDocument.of(fileProfile, lines));
                lines = new ArrayList<>();
            } else if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != '!') {
                int first = i;
                StringBuilder logical = new StringBuilder(line);
                while (continues(logical) && i + 1 < natural.size()) {
                    logical.setLength(logical.length() - 1);
                    logical.append(natural.get(++i).stripLeading());
                }
                lines.add(split(logical.toString(), first, i));
            }
        }
        documents.add(SettingsDocument.of(fileProfile, lines));
        return documents;
    }

    private static boolean continues(CharSequence line) {
        int slashes = 0;
        while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    private SettingsDocument.Line split(String line, int first, int last) {
        int end = 0;
        while (end < line.length() && !separates(line.charAt(end))) {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, line.length());
        int start = skipBlanks(line, end);
        if (start < line.length() && (line.charAt(start) == '=' || line.charAt(start) == ':')) {
            start = skipBlanks(line, start + 1);
        }
        Span at = new Span(file, first + 1, 1, last + 1, natural.get(last).length() + 1);
        String value = unescape(line.substring(start)).stripTrailing();
        return new SettingsDocument.Line(unescape(line.substring(0, end)), value, at);
    }

    private static boolean separates(char letter) {
        return letter == '=' || letter == ':' || letter == ' ' || letter == '\t' || letter == '\f';
    }

    private static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t' || line.charAt(at) == '\f')) {
            at++;
        }
        return at;
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter != '\\' || i + 1 == text.length()) {
                plain.append(letter);
                continue;
            }
            char escaped = text.charAt(++i);
            if (escaped == 'u' && i + 5 <= text.length() && hexadecimal(text, i + 1)) {
                plain.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
                i += 4;
            } else {
                plain.append(
                        switch (escaped) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 'f' -> '\f';
                            default -> escaped;
                        });
            }
        }
        return plain.toString();
    }

    private static boolean hexadecimal(String text, int from) {
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
