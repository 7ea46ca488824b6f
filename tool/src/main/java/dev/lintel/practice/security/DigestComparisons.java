package dev.lintel.practice.security;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Guard;
import dev.lintel.graph.Path;
import dev.lintel.graph.Source;
import dev.lintel.graph.Source.Derived;
import dev.lintel.graph.Source.Made;
import dev.lintel.graph.Source.Row;
import dev.lintel.graph.Step;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether the digest of a password is what a stored one is compared with. That tells how passwords are kept even
/// where an encoder stands beside it; a digest for another end (one that an encoder reads, a list of leaked
/// passwords, the count of attempts) is not compared so.
///
/// @param way what happens on the way of one entry, in order
/// @param password whether a name is one of passwords
record DigestComparisons(Backend backend, List<Path> way, Predicate<String> password) {
    private static final Set<String> EQUALITIES =
            Set.of("equals", "equalsIgnoreCase", "contentEquals", "isEqual", "constantTimeEquals", "compareTo");
    private static final List<String> ENCODERS = List.of("passwordencoder", "bcrypt", "scrypt", "argon", "pbkdf");
    private static final Set<String> ENCODES = Set.of("encode", "hashpw", "hash");

    boolean has(Path digest) {
        return !isReplaced() && !isRead(digest) && (isHandedOver(digest) || isCompared(digest));
    }

    /// Whether the password is hashed anew on the same way, as one does with the old hashes at the next login.
    private boolean isReplaced() {
        return encoding().anyMatch(path -> ENCODES.contains(((Step.Invoke) path.step()).name()));
    }

    private boolean isRead(Path digest) {
        return encoding().flatMap(Path::given).anyMatch(source -> isOf(source, Set.of(digest.at())));
    }

    private Stream<Path> encoding() {
        return way.stream()
                .filter(path -> path.step() instanceof Step.Invoke invoke
                        && ENCODERS.stream().anyMatch(invoke.owner().toLowerCase(Locale.ROOT)::contains));
    }

    /// Whether a call that leads to the digest was given the stored one too: `matches(password,
    /// user.getPassword())`.
    private boolean isHandedOver(Path digest) {
        Set<Span> calls = Set.copyOf(digest.via().stream().map(Step.Call::at).toList());
        return way.stream()
                .filter(path -> path.step() instanceof Step.Call && calls.contains(path.at()))
                .flatMap(Path::given)
                .anyMatch(this::isStored);
    }

    private boolean isCompared(Path digest) {
        Set<Span> places = written(digest);
        Stream<Source> values = way.stream().flatMap(Path::given).flatMap(Source::roots);
        boolean answered = values.anyMatch(source -> source instanceof Derived derived
                && isEquality(derived)
                && Source.anyRoot(derived.from(), this::isStored)
                && isOf(derived, places));
        return answered
                || way.stream()
                        .flatMap(path -> path.guards().stream())
                        .map(Guard::condition)
                        .flatMap(Guard.Condition::comparisons)
                        .anyMatch(each -> isComparison(each.left(), each.right(), places)
                                || isComparison(each.right(), each.left(), places));
    }

    private boolean isComparison(List<Source> one, List<Source> other, Set<Span> digest) {
        return Source.anyRoot(one, this::isStored) && other.stream().anyMatch(source -> isOf(source, digest));
    }

    private static boolean isEquality(Derived derived) {
        return EQUALITIES.contains(
                derived.function().substring(derived.function().lastIndexOf('.') + 1));
    }

    /// Where the digest is made, and where a method that is handed it makes a text: most write the hex digits by a
    /// loop, in which a value cannot be followed.
    private Set<Span> written(Path digest) {
        Set<Span> made = Set.of(digest.at());
        return Stream.concat(
                        made.stream(),
                        way.stream()
                                .filter(path -> path.given().anyMatch(source -> isOf(source, made)))
                                .flatMap(path -> path.step() instanceof Step.Call call
                                        ? call.targets().stream()
                                        : Stream.empty())
                                .flatMap(target -> backend.operation(target).stream())
                                .flatMap(operation -> made(operation.body())))
                .collect(Collectors.toSet());
    }

    private static Stream<Span> made(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step instanceof Step.Make make
                        ? Stream.of(make.at())
                        : step.blocks().stream().flatMap(DigestComparisons::made));
    }

    private static boolean isOf(Source source, Set<Span> places) {
        return source.anyRoot(each -> switch (each) {
            case Derived derived -> places.contains(derived.at());
            case Made made -> places.contains(made.at());
            default -> false;
        });
    }

    private boolean isStored(Source source) {
        if (!(source instanceof Row row)) {
            return false;
        }
        if (!row.path().isEmpty()) {
            return password.test(row.path().getLast());
        }
        List<Shape.Column> columns = row.query().shape().columns();
        return columns.size() == 1 && password.test(columns.getFirst().name());
    }
}
