package dev.lintel.design.decide;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.BriefText;
import dev.lintel.design.contract.Operations;
import dev.lintel.design.decide.Decision.Rejected;
import dev.lintel.design.decide.Decision.Step;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How often who may ask, the more sensitive the less; and what the contract says of it.
record LimitDecisions(Brief brief) {
    Stream<Decision> all() {
        return Stream.concat(
                Stream.of(tiers(), documentation()), brief.account().stream().map(_ -> passwords()));
    }

    private Decision tiers() {
        String tiers = brief.limits().tiers().entrySet().stream()
                .map(each -> each.getKey() + " " + BriefText.text(each.getValue()))
                .collect(Collectors.joining("; "));
        String weights = new Operations(brief)
                .all().stream()
                        .filter(each -> each.weight() > 1)
                        .map(each -> each.name() + " " + each.weight())
                        .collect(Collectors.joining(", "));
        return new Decision(
                "limits",
                Step.LIMITS,
                "abuse-expensive-no-limit",
                tiers,
                "By caller, and by address (a /64 of IPv6) before anybody is known; before any hash and before the database. 429"
                        + " with a Retry-After after which the call succeeds, and the RateLimit fields on every answer."
                        + (weights.isEmpty()
                                ? " Each operation costs 1."
                                : " What costs more than 1: " + weights + "."),
                List.of(
                        new Rejected("a fixed window", "twice the limit at its edge"),
                        new Rejected("X-Forwarded-For as it comes", "whoever writes the header chooses who they are")),
                "the access log, which tells whom the limits would have hit");
    }

    private Decision passwords() {
        return new Decision(
                "password-guesses",
                Step.LIMITS,
                "abuse-auth-no-limit",
                brief.service().guard()
                        ? "wrong passwords for a pair of account and address: 4 at once, then 12 a minute, 20 an hour, 60 a day; an"
                                + " account from new addresses 20, then 60 an hour; an address over all accounts 20, then 60 a minute"
                        : "passwords for a pair of account and address: 10, then 2 a minute; an address by its own limit",
                "Who tries few passwords on many accounts is met by the address, who tries many on one by the pair; the owner,"
                        + " from another address, still gets in.",
                List.of(new Rejected("locking the account", "anybody could lock anybody out")),
                "a second factor");
    }

    private Decision documentation() {
        return new Decision(
                "documentation",
                Step.DOCUMENTATION,
                "api-contract-drift",
                "OpenAPI 3.1 with an example for every answer, kept in the repository; a test holds the service against it",
                new Operations(brief).all().size()
                        + " operations. A contract that is written by the code it describes cannot"
                        + " tell when the code is wrong.",
                List.of(new Rejected(
                        "generated at run time from annotations", "describes mistakes as if they were meant")),
                "nothing");
    }
}
