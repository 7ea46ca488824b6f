package dev.lintel.design.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The brackets of one line of Java, and the dots that begin a further call; texts and characters are skipped.
///
/// @param groups the outermost ones that hold anything, from left to right
/// @param chained places of the dots of `a().b().c()` that follow a closed bracket, outside all brackets
record Brackets(List<Group> groups, List<Integer> chained) {
    Brackets {
        groups = List.copyOf(groups);
        chained = List.copyOf(chained);
    }

    /// @param commas those between its own arguments
    record Group(int open, int close, List<Integer> commas) {}

    Optional<Group> last() {
        return groups.isEmpty() ? Optional.empty() : Optional.of(groups.getLast());
    }

    static Brackets of(String line) {
        List<Group> groups = new ArrayList<>();
        List<Integer> chained = new ArrayList<>();
        List<Integer> commas = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        int types = 0;
        for (int at = 0; at < line.length(); at++) {
            switch (line.charAt(at)) {
                case '"', '\'' -> at = end(line, at);
                case '(' -> open.push(at);
                case ')' -> {
                    if (!open.isEmpty() && open.size() == 1 && at > open.peek() + 1) {
                        groups.add(new Group(open.peek(), at, List.copyOf(commas)));
                    }
                    open.poll();
                    if (open.isEmpty()) {
                        commas.clear();
                    }
                }
                case ',' -> {
                    if (open.size() == 1 && types == 0) {
                        commas.add(at);
                    }
                }
                case '<' -> types += at > 0 && Character.isLetter(line.charAt(at - 1)) ? 1 : 0;
                case '>' -> types -= types > 0 && line.charAt(at - 1) != '-' ? 1 : 0;
                case '.' -> {
                    if (open.isEmpty() && at > 0 && line.charAt(at - 1) == ')') {
                        chained.add(at);
                    }
                }
                default -> {}
            }
        }
        open.stream().skip(Math.max(0, open.size() - 1)).forEach(from -> {
            if (from + 1 < line.length()) {
                groups.add(new Group(from, line.length(), List.copyOf(commas)));
            }
        });
        return new Brackets(groups, chained);
    }

    /// The place of the quote that closes the one at `from`.
    private static int end(String line, int from) {
        for (int at = from + 1; at < line.length(); at++) {
            if (line.charAt(at) == '\\') {
                at++;
            } else if (line.charAt(at) == line.charAt(from)) {
                return at;
            }
        }
        return line.length() - 1;
    }
}
