package dev.lintel.read.migrations;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// File names that count, `update-007-0.sql`: what they share and how they follow each other.
final class NumberedNames {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private NumberedNames() {}

    /// The name without its numbers.
    static String series(String fileName) {
        return NUMBER.matcher(fileName).replaceAll("#");
    }

    /// By their numbers, the first one first.
    static int compare(String one, String other) {
        List<BigInteger> left = numbers(one);
        List<BigInteger> right = numbers(other);
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = left.get(i).compareTo(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return one.compareTo(other);
    }

    private static List<BigInteger> numbers(String fileName) {
        List<BigInteger> numbers = new ArrayList<>();
        NUMBER.matcher(fileName).results().forEach(found -> numbers.add(new BigInteger(found.group())));
        return numbers;
    }
}
