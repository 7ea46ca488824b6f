package dev.lintel.design.decide;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is decided once for all subjects alike, and is hard to take back: stored rows, clients or other systems come
/// to rely on it. The first word of a decision's id names it. What one deployment takes back, such as an index, has
/// no topic and stands in the document alone.
public enum Topic {
    ONE_DATABASE("Where rows are stored"),
    ROLLOUT("How a new version takes over"),
    KEYS("What identifies a row"),
    TENANCY("How tenants are kept apart in storage"),
    MONEY("How amounts of money are stored"),
    WORDS("How words of a fixed set are stored"),
    SEQUENCE("How numbers are given out"),
    EMAIL_UNIQUE("How an address belongs to one account"),
    ONE_EACH("How it is kept that there is one"),
    ENCRYPTED("How sensitive columns are encrypted"),
    FOUND("How an encrypted column is searched"),
    KEPT("How long rows are kept"),
    TOKENS("Who says who a caller is"),
    SESSIONS("How people stay signed in"),
    API_KEYS("How programs prove who they are"),
    CLOSED_BY_DEFAULT("What is open to strangers"),
    PASSWORD_HASH("How passwords are stored"),
    REGISTRATION_ANSWER("What a registration gives away"),
    CONFIRMATION_TOKEN("How an address is confirmed"),
    OWNER("How rows are kept to their owners"),
    TENANT_FILTER("How requests are kept to their tenant"),
    AUDIT("What is written down of who did what"),
    NEVER_BELOW("How a stock never falls below its bound"),
    SUM("How a sum stays within its bound"),
    FOLLOWS("How one state follows from another"),
    OWN_WRITES("When callers see what they wrote"),
    STATES("How rows go from state to state"),
    DELETION("What becomes of rows that refer to a deleted one"),
    IDEMPOTENCY("What a repeated request does"),
    PROBLEMS("What an error looks like"),
    NO_CONNECTION_DURING("How a system outside is called"),
    WEBHOOK("How a webhook is believed"),
    OUTBOX("How others are told what happened"),
    CONTRACT("How the contract may change"),
    RETIRED("How an old version is left"),
    GRAPHQL("What is asked over GraphQL"),
    VERSION("How a lost update is prevented"),
    PAGE("How lists are paged"),
    EXPORT("How many rows are read at once"),
    LIMITS("How often a caller may ask"),
    PASSWORD_GUESSES("How often a password may be guessed");

    private final String title;

    Topic(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /// `one-each`, as ids begin
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Empty for what one deployment takes back.
    public static Optional<Topic> of(Decision decision) {
        String word = decision.id().replaceFirst(":.*", "");
        return List.of(values()).stream()
                .filter(each -> each.word().equals(word))
                .findFirst();
    }

    /// What of these decisions is hard to take back.
    public static SequencedMap<Topic, List<Decision>> in(List<Decision> decisions) {
        Map<Topic, List<Decision>> all = decisions.stream()
                .filter(each -> of(each).isPresent())
                .collect(Collectors.groupingBy(each -> of(each).orElseThrow()));
        return new TreeMap<>(all);
    }
}
