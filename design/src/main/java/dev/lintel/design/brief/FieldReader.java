package dev.lintel.design.brief;

import dev.lintel.design.brief.Field.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the words that say what a field is: `text(1..120) pii`, `phone? pii encrypted`, `money computed from
/// order.total`.
record FieldReader(Yaml yaml, Problems problems, Known known) {
    private static final Pattern TYPE = Pattern.compile("([a-z]+)(?:\\(([^)]*)\\))?(\\?)?");
    private static final Pattern BOUNDS = Pattern.compile("(-?\\d{1,18}|)(\\.\\.)?(-?\\d{1,18}|)");
    private static final Pattern OPTION = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Set<Type> FOUND_BY_HASH =
            Set.of(Type.TEXT, Type.EMAIL, Type.SLUG, Type.PHONE, Type.URL, Type.COUNTRY, Type.CURRENCY);
    /// What the service keeps of each account.
    private static final Set<String> OF_ACCOUNTS = Set.of("role", "emailConfirmedAt");

    private static final Set<String> WORDS = Set.of(
            "unique",
            "encrypted",
            "searchable",
            "computed",
            "snapshot",
            "told",
            "public",
            "internal",
            "pii",
            "secret",
            "card");

    Optional<Field> read(String name, Node node, Known.Names of) {
        if (!name.matches("[a-z][A-Za-z0-9]*")) {
            problems.at(node, "'" + name + "': a field is named like one in Java, `unitPrice`");
        }
        if (Known.IMPLIED.contains(name) || name.equals("version")) {
            problems.at(node, "every resource has '" + name + "' already; leave it out");
        }
        List<String> words = new ArrayList<>(List.of(yaml.text(node).split("\\s+")));
        Matcher type = TYPE.matcher(words.removeFirst());
        Optional<Type> meant = type.matches() ? Type.of(type.group(1)) : Optional.empty();
        if (meant.isEmpty()) {
            String word = type.matches() ? type.group(1) : yaml.text(node);
            problems.at(node, "no type '" + word + "' for " + name + Yaml.instead(word, types()));
            return Optional.empty();
        }
        if (Reserved.inJava(name) || Reserved.inSql(name, meant.get())) {
            problems.at(
                    node,
                    "'" + name + "' is a word of " + (Reserved.inJava(name) ? "Java" : "SQL") + "; call it otherwise, `"
                            + name + "Of" + "`, or by what it means");
        }
        return Optional.of(field(name, meant.get(), type, words, node, of));
    }

    private Field field(String name, Type type, Matcher written, List<String> words, Node node, Known.Names of) {
        String brackets = written.group(2) == null ? "" : written.group(2);
        List<String> options = type == Type.ENUM ? options(name, brackets, node) : List.of();
        Bounds bounds = type == Type.ENUM ? Bounds.NONE : bounds(name, type, brackets, node);
        if (of.isAccount() && (OF_ACCOUNTS.contains(name) || isRole(options))) {
            problems.at(
                    node,
                    "each account has " + (isRole(options) ? "its role" : "'" + name + "'")
                            + " already, where no request of its owner sets it; leave " + name + " out");
        }
        Origin origin = origin(words, node, of);
        for (String word : words) {
            if (!WORDS.contains(word)) {
                problems.at(node, "no word '" + word + "' for a field" + Yaml.instead(word, WORDS));
            }
        }
        Sensitivity sensitivity = sensitivity(type, words, node);
        boolean password = type == Type.SECRET && name.equals("password");
        boolean kept = sensitivity == Sensitivity.SECRET || sensitivity == Sensitivity.CARD;
        boolean encrypted = words.contains("encrypted") || kept && !password;
        boolean unique = words.contains("unique");
        if (unique && (type == Type.BOOL || type == Type.ENUM || type == Type.STATE)) {
            problems.at(node, "no more rows could be kept than there are values of " + name + "; leave `unique` out");
        }
        boolean searchable = words.contains("searchable");
        if (searchable && !encrypted) {
            problems.at(node, name + " can be searched as it is; `searchable` is for what is encrypted");
        }
        if (unique && encrypted && type == Type.EMAIL && of.isAccount()) {
            problems.at(node, "people log in by " + name + ", which is found by its text; leave `encrypted` out");
        }
        if (encrypted && (unique || searchable) && !FOUND_BY_HASH.contains(type)) {
            problems.at(node, "only a text is found by a keyed hash; leave `encrypted` out of " + name);
        }
        return new Field(
                name,
                type,
                bounds.from(),
                bounds.to(),
                options,
                written.group(3) != null,
                unique,
                sensitivity,
                encrypted,
                encrypted && (unique || searchable),
                origin);
    }

    private Sensitivity sensitivity(Type type, List<String> words, Node node) {
        List<Sensitivity> said =
                words.stream().flatMap(word -> Sensitivity.of(word).stream()).toList();
        if (said.size() > 1) {
            problems.at(
                    node,
                    "one word says how sensitive it is, not " + said.size() + "; keep '"
                            + said.getLast().word() + "'");
        }
        if (!said.isEmpty()) {
            return said.getLast();
        }
        return switch (type) {
            case SECRET -> Sensitivity.SECRET;
            case EMAIL, PHONE -> Sensitivity.PERSONAL;
            default -> Sensitivity.PUBLIC;
        };
    }

    private Origin origin(List<String> words, Node node, Known.Names of) {
        boolean computed = words.contains("computed");
        boolean snapshot = words.contains("snapshot");
        Optional<String> teller = path(words, "by");
        if (words.contains("told")) {
            return told(teller, words, node);
        }
        Optional<String> path = path(words, computed ? "from" : "of");
        path.filter(each -> !known.isFieldBehind(of, each))
                .ifPresent(each -> problems.at(
                        node,
                        "there is no '" + each + "' to take it from" + Yaml.instead(each, known.fieldsBehind(of))));
        if (computed && snapshot) {
            problems.at(node, "it is computed or a snapshot; leave one of the two out");
        }
        if (snapshot && path.isEmpty()) {
            problems.at(node, "say of what: `snapshot of product.price`");
        }
        if (computed) {
            return new Origin.Computed(path);
        }
        return snapshot && path.isPresent() ? new Origin.Snapshot(path.get()) : new Origin.Client();
    }

    private Origin told(Optional<String> teller, List<String> words, Node node) {
        if (words.contains("computed") || words.contains("snapshot")) {
            problems.at(node, "the service works it out or somebody tells it; leave one of the two out");
        }
        if (teller.filter(known.externals()::contains).isEmpty()) {
            problems.at(
                    node,
                    teller.map(name -> "no system outside is called '" + name + "'"
                                    + Yaml.instead(name, known.externals()))
                            .orElse("say who tells it, one of `external`: `told by psp`"));
        }
        return teller.<Origin>map(Origin.Told::new).orElseGet(Origin.Client::new);
    }

    private static Optional<String> path(List<String> words, String before) {
        int at = words.indexOf(before);
        if (at < 1 || at + 1 >= words.size()) {
            return Optional.empty();
        }
        String path = words.get(at + 1);
        words.subList(at, at + 2).clear();
        return Optional.of(path);
    }

    private List<String> options(String name, String brackets, Node node) {
        List<String> options =
                Stream.of(brackets.split("\\|")).map(String::strip).distinct().toList();
        if (!options.stream().allMatch(each -> OPTION.matcher(each).matches())) {
            problems.at(
                    node,
                    "write the words of " + name + " in capitals, `enum("
                            + (brackets.isBlank()
                                    ? "SMALL|LARGE"
                                    : Stream.of(brackets.split("[|,]"))
                                            .map(each -> Field.snake(each.strip())
                                                    .toUpperCase(Locale.ROOT)
                                                    .replaceAll("\\W+", "_"))
                                            .collect(Collectors.joining("|")))
                            + ")`");
            return List.of();
        }
        return options;
    }

    private boolean isRole(List<String> options) {
        return !options.isEmpty()
                && options.stream()
                        .map(each -> each.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .allMatch(known.roles()::contains);
    }

    private Bounds bounds(String name, Type type, String brackets, Node node) {
        Matcher matcher = BOUNDS.matcher(brackets);
        if (!matcher.matches()) {
            problems.at(node, "write the bounds of " + name + " as `" + type.word() + "(1..120)`");
            return Bounds.NONE;
        }
        Bounds bounds = Bounds.of(matcher);
        boolean bounded = bounds.from().isPresent() || bounds.to().isPresent();
        if (bounded && !type.isText() && !type.isNumber()) {
            problems.at(node, "a " + type.word() + " has no bounds; write `" + type.word() + "`");
        }
        if (Stream.of(bounds.from(), bounds.to()).anyMatch(each -> each.orElse(0) < 0)
                && type != Type.INT
                && type != Type.LONG) {
            problems.at(node, "no " + type.word() + " is below 0; write the bounds of " + name + " without a minus");
        }
        if (type == Type.INT
                && Stream.of(bounds.from(), bounds.to())
                        .anyMatch(each -> each.isPresent() && (int) each.getAsLong() != each.getAsLong())) {
            problems.at(node, "an int is no more than " + Integer.MAX_VALUE + "; write `long(" + brackets + ")`");
        }
        if (bounds.from().isPresent()
                && bounds.to().isPresent()
                && bounds.from().getAsLong() > bounds.to().getAsLong()) {
            problems.at(
                    node,
                    name + " can have no value: " + bounds.from().getAsLong() + " is more than "
                            + bounds.to().getAsLong() + "; write the smaller bound first");
        }
        return bounds;
    }

    static Set<String> types() {
        return new TreeSet<>(Stream.of(Type.values()).map(Type::word).toList());
    }

    private record Bounds(OptionalLong from, OptionalLong to) {
        static final Bounds NONE = new Bounds(OptionalLong.empty(), OptionalLong.empty());

        static Bounds of(Matcher matcher) {
            boolean range = matcher.group(2) != null;
            OptionalLong first = number(matcher.group(1));
            return range ? new Bounds(first, number(matcher.group(3))) : new Bounds(OptionalLong.empty(), first);
        }

        private static OptionalLong number(String digits) {
            return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
        }
    }
}
