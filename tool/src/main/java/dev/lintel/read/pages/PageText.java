package dev.lintel.read.pages;

import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page's text and the places in it. What has been read is blanked out, so that places stay what they are.
record PageText(SourceId file, String text) {
    Span span(int start, int end) {
        int[] from = place(start);
        int[] to = place(end);
        return new Span(file, from[0], from[1], to[0], to[1]);
    }

    private int[] place(int offset) {
        int line = 1;
        int last = -1;
        for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
            line++;
            last = i;
        }
        return new int[] {line, offset - last};
    }

    /// The same without what a pattern finds.
    PageText without(Pattern found) {
        StringBuilder kept = new StringBuilder(text);
        Matcher matcher = found.matcher(text);
        while (matcher.find()) {
            for (int i = matcher.start(); i < matcher.end(); i++) {
                if (kept.charAt(i) != '\n') {
                    kept.setCharAt(i, ' ');
                }
            }
        }
        return new PageText(file, kept.toString());
    }
}
