package dev.lintel.link.access;

import dev.lintel.graph.SettingName;
import dev.lintel.graph.Settings;
import dev.lintel.read.Fact.Condition;
import dev.lintel.source.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Decides conditions against one application's settings. The value in the configuration files decides, since
/// that is what runs when nobody says otherwise; a value that comes from outside (`${ENV}`) leaves the condition
/// undecided. A profile that the files activate decides too, unless it is one for developers: what is deployed
/// runs with another.
record Conditions(Settings settings, Predicate<String> inApplication) {
    private static final Set<String> FOR_DEVELOPERS =
            Set.of("dev", "development", "local", "test", "default", "sandbox");

    enum Truth {
        YES,
        NO,
        UNDECIDED;

        Truth not() {
            return switch (this) {
                case YES -> NO;
                case NO -> YES;
                case UNDECIDED -> UNDECIDED;
            };
        }
    }

    Truth of(Condition condition) {
        return switch (condition) {
            case Condition.Always _ -> Truth.YES;
            case Condition.Undecided _ -> Truth.UNDECIDED;
            case Condition.Not not -> of(not.inner()).not();
            case Condition.AllOf all -> all(all.of());
            case Condition.AnyOf any ->
                all(any.of().stream().<Condition>map(Condition.Not::new).toList())
                        .not();
            case Condition.Bean bean -> bean.modules().stream().anyMatch(inApplication) ? Truth.YES : Truth.NO;
            case Condition.Profile profile -> profile(profile.name());
            case Condition.Property property -> property(property);
        };
    }

    private Truth all(List<Condition> conditions) {
        Truth all = Truth.YES;
        for (Condition each : conditions) {
            Truth one = of(each);
            if (one == Truth.NO) {
                return Truth.NO;
            }
            all = one == Truth.UNDECIDED ? one : all;
        }
        return all;
    }

    private Truth property(Condition.Property property) {
        Optional<String> value = value(property.key());
        if (value.isEmpty()) {
            return property.missing() ? Truth.YES : Truth.NO;
        }
        if (value.get().contains("${")) {
            return Truth.UNDECIDED;
        }
        boolean holds = property.value().isEmpty()
                ? !value.get().equalsIgnoreCase("false")
                : value.get().equalsIgnoreCase(property.value());
        return holds ? Truth.YES : Truth.NO;
    }

    /// How a setting stands, for people: `security.kind=none`, `security.kind is not set`.
    String told(Condition.Property property) {
        return value(property.key()).map(value -> property.key() + "=" + value).orElse(property.key() + " is not set");
    }

    /// The value of the profiles that the files activate, else without a profile.
    private Optional<String> value(String key) {
        String canonical = SettingName.canonical(key);
        for (String profile : active()) {
            Optional<String> found = settings.in(canonical, profile).map(Settings.Setting::value);
            if (found.isPresent()) {
                return found;
            }
        }
        return settings.get(canonical).map(Settings.Setting::value);
    }

    private Truth profile(String name) {
        Optional<String> active = settings.in("spring.profiles.active", "").map(Settings.Setting::value);
        if (active.isEmpty()) {
            return name.equals("default") ? Truth.UNDECIDED : settingsNameProfiles() ? Truth.UNDECIDED : Truth.NO;
        }
        List<String> names = active();
        boolean open = active.get().contains("${")
                || active.get().contains("@")
                || names.stream().allMatch(FOR_DEVELOPERS::contains);
        return names.contains(name) && !FOR_DEVELOPERS.contains(name) ? Truth.YES : open ? Truth.UNDECIDED : Truth.NO;
    }

    /// Where no file activates a profile but some are prepared, a deployment chooses one.
    private boolean settingsNameProfiles() {
        return settings.all().stream().anyMatch(setting -> !setting.profile().isEmpty());
    }

    private List<String> active() {
        String names = settings.in("spring.profiles.active", "")
                .map(Settings.Setting::value)
                .orElse("");
        List<String> active = new ArrayList<>();
        for (String name : names.split(",")) {
            if (!name.isBlank()) {
                active.addFirst(name.strip());
            }
        }
        return active;
    }

    /// Why a condition stays open, for people.
    static Optional<Gap> reason(Condition condition) {
        return switch (condition) {
            case Condition.Undecided undecided -> Optional.of(undecided.gap());
            case Condition.Not not -> reason(not.inner());
            case Condition.AllOf all ->
                all.of().stream()
                        .map(Conditions::reason)
                        .flatMap(Optional::stream)
                        .findFirst();
            case Condition.AnyOf any ->
                any.of().stream()
                        .map(Conditions::reason)
                        .flatMap(Optional::stream)
                        .findFirst();
            case Condition.Always _, Condition.Bean _, Condition.Profile _, Condition.Property _ -> Optional.empty();
        };
    }
}
