package dev.lintel.read.migrations;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The name of a Flyway migration, `V1_2__add_orders.sql`.
///
/// @param prefix `V`, `R`, `B` or `U`
/// @param version as written with dots; empty for repeatable ones
record FlywayName(char prefix, String version, String description) implements Comparable<FlywayName> {
    static Optional<FlywayName> of(String fileName) {
        int dot = fileName.lastIndexOf('.');
        int separator = fileName.indexOf("__");
        if (separator < 1 || dot < separator || "VRBU".indexOf(fileName.charAt(0)) < 0) {
            return Optional.empty();
        }
        char prefix = fileName.charAt(0);
        String version = fileName.substring(1, separator).replace('_', '.');
        boolean numbers = !version.isEmpty() && version.chars().allMatch(c -> c == '.' || Character.isDigit(c));
        if (prefix == 'R' ? !version.isEmpty() : !numbers || version.startsWith(".") || version.endsWith(".")) {
            return Optional.empty();
        }
        return Optional.of(new FlywayName(prefix, version, fileName.substring(separator + 2, dot)));
    }

    /// Versions by their numbers, repeatable ones behind them by description.
    @Override
    public int compareTo(FlywayName other) {
        if (version.isEmpty() || other.version.isEmpty()) {
            return version.isEmpty() && other.version.isEmpty()
                    ? description.compareTo(other.description)
                    : Boolean.compare(version.isEmpty(), other.version.isEmpty());
        }
        List<BigInteger> own = numbers();
        List<BigInteger> others = other.numbers();
        for (int i = 0; i < Math.max(own.size(), others.size()); i++) {
            BigInteger left = i < own.size() ? own.get(i) : BigInteger.ZERO;
            BigInteger right = i < others.size() ? others.get(i) : BigInteger.ZERO;
            if (!left.equals(right)) {
                return left.compareTo(right);
            }
        }
        return 0;
    }

    private List<BigInteger> numbers() {
        List<BigInteger> numbers = new ArrayList<>();
        for (String part : version.split("\\.")) {
            numbers.add(part.isEmpty() ? BigInteger.ZERO : new BigInteger(part));
        }
        return numbers;
    }
}
