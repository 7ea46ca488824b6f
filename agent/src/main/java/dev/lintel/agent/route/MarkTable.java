package dev.lintel.agent.route;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was learned of each mark, as it lies in its file. A sentence has some hundred of the many thousand marks, so
/// that they are looked up where they lie: to read all of them took a fifth of the time of a short answer.
///
/// The file: how many marks and classes there are; where each name ends; the names in UTF-8, sorted by their bytes;
/// for each mark its rarity (no number for marks of form) and its weight for each class.
final class MarkTable {
    private final byte[] file;
    private final ByteBuffer numbers;
    private final int size;
    private final int classes;
    private final int names;
    private final int rows;

    /// @param rarity not a number for marks of form
    /// @param weights one per class
    record Row(float rarity, float[] weights) {}

    /// @param file not changed by anybody afterwards
    MarkTable(byte[] file) {
        this.file = file;
        this.numbers = ByteBuffer.wrap(file);
        this.size = numbers.getInt(0);
        this.classes = numbers.getInt(Integer.BYTES);
        this.names = (2 + size) * Integer.BYTES;
        this.rows = names + end(size - 1);
    }

    static void write(Map<String, Row> marks, int classes, DataOutput out) throws IOException {
        List<String> sorted = marks.keySet().stream()
                .sorted(Comparator.comparing(MarkTable::bytes, Arrays::compareUnsigned))
                .toList();
        out.writeInt(sorted.size());
        out.writeInt(classes);
        int end = 0;
        for (String mark : sorted) {
            end += bytes(mark).length;
            out.writeInt(end);
        }
        for (String mark : sorted) {
            out.write(bytes(mark));
        }
        for (String mark : sorted) {
            Row row = Objects.requireNonNull(marks.get(mark));
            out.writeFloat(row.rarity());
            for (float weight : row.weights()) {
                out.writeFloat(weight);
            }
        }
    }

    private static byte[] bytes(String mark) {
        return mark.getBytes(StandardCharsets.UTF_8);
    }

    /// Those of these marks that some example had.
    Map<String, Row> rows(Set<String> marks) {
        Map<String, Row> found = new HashMap<>();
        for (String mark : marks) {
            Row row = row(mark);
            if (row != null) {
                found.put(mark, row);
            }
        }
        return found;
    }

    private @Nullable Row row(String mark) {
        byte[] name = bytes(mark);
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order =
                    Arrays.compareUnsigned(file, names + end(middle - 1), names + end(middle), name, 0, name.length);
            if (order == 0) {
                return at(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    private Row at(int index) {
        int from = rows + index * (1 + classes) * Float.BYTES;
        float[] weights = new float[classes];
        for (int c = 0; c < classes; c++) {
            weights[c] = numbers.getFloat(from + (1 + c) * Float.BYTES);
        }
        return new Row(numbers.getFloat(from), weights);
    }

    /// Where a mark's name ends, from the first name on.
    private int end(int index) {
        return index < 0 ? 0 : numbers.getInt((2 + index) * Integer.BYTES);
    }
}
