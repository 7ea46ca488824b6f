package dev.lintel.agent.scene;

import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.words.Stem;
import dev.lintel.report.inventory.Row.May;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The endpoints that make accounts, and which of them a sentence means: many backends have one for their customers
/// and another for their own staff.
///
/// @param meant those for the people that the sentence speaks of, the likeliest first
/// @param others those for the other people
record Registrations(List<Door> meant, List<Door> others) {
    private static final Pattern REGISTERS =
            Pattern.compile("(?i)regist(er|ration)|sign-?up|[./](create|add|save)(User|Account|Member)\\b");
    private static final Set<String> STAFF = Stream.of(
                    "admin", "administrator", "staff", "employee", "operator", "backoffice", "manager", "sys", "system")
            .map(Stem::of)
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern WORDS =
            Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    Registrations {
        meant = List.copyOf(meant);
        others = List.copyOf(others);
    }

    static Registrations of(Topic topic) {
        boolean ofStaff = topic.sentence().says(STAFF);
        List<Door> all = topic.standing().doors().stream()
                .filter(Registrations::registers)
                .sorted(Comparator.comparing((Door door) -> isForStaff(door) != ofStaff)
                        .thenComparing(door -> door.row().may("public") != May.YES)
                        .thenComparing(door ->
                                door.endpoint().isEmpty() || !door.label().startsWith("POST ")))
                .toList();
        Optional<Boolean> first = all.stream().findFirst().map(Registrations::isForStaff);
        return new Registrations(
                all.stream()
                        .filter(door -> first.equals(Optional.of(isForStaff(door))))
                        .toList(),
                all.stream()
                        .filter(door -> !first.equals(Optional.of(isForStaff(door))))
                        .toList());
    }

    /// It makes accounts and says so in its path or its handler.
    private static boolean registers(Door door) {
        boolean says =
                REGISTERS.matcher(door.label() + " " + door.row().handler()).find();
        return says && (door.label().startsWith("POST ") || door.label().startsWith("MUTATION "));
    }

    private static boolean isForStaff(Door door) {
        return WORDS.splitAsStream(door.label() + " " + door.row().handler())
                .map(word -> Stem.of(word.toLowerCase(Locale.ROOT)))
                .anyMatch(STAFF::contains);
    }
}
