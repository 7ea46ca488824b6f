package dev.lintel.sql;

import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.Arrays;

/// From offsets in a text to places in its file.
public final class Lines {
    private final SourceId file;
    private final int[] starts;

    public Lines(SourceId file, String text) {
        this.file = file;
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            count++;
        }
        starts = new int[count];
        int line = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            starts[line++] = i + 1;
        }
    }

    public Span at(int start, int end) {
        int first = line(start);
        int last = line(end);
        return new Span(file, first + 1, start - starts[first] + 1, last + 1, end - starts[last] + 1);
    }

    private int line(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }
}
