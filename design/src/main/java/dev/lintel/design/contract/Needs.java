package dev.lintel.design.contract;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.External;
import dev.lintel.design.brief.Resource;
import java.util.List;

/// What the service keeps for itself beside its resources: tables and code are written by the same answer.
public record Needs(Brief brief) {
    /// Whether any request carries an Idempotency-Key.
    public boolean keys() {
        return new Operations(brief).all().stream().anyMatch(Operation::keyed);
    }

    /// Whether the service keeps the keys itself. Guard keeps those of handlers; what GraphQL makes too, and what
    /// strangers make, is none of a handler's alone, or of nobody's that guard knows.
    public boolean ownKeys() {
        return keys()
                && (!brief.service().guard()
                        || brief.service().graphql() == Brief.Graphql.ALL
                        || new Operations(brief).all().stream().anyMatch(each -> each.keyed() && each.isPublic()));
    }

    /// Whether strangers prove their address by a letter.
    public boolean letters() {
        return brief.auth().register() && brief.account().isPresent();
    }

    public boolean audit() {
        return brief.roots().anyMatch(each -> each.audit() != Resource.Audit.NONE);
    }

    /// Systems that are asked for something whenever a row is made.
    public List<External> providers() {
        return brief.externals().stream()
                .filter(each -> each.kind() == External.Kind.HTTP)
                .filter(each -> each.usedBy().endsWith(".create"))
                .filter(each -> brief.account()
                        .filter(account -> each.usedBy().equals(account.name() + ".create"))
                        .isEmpty())
                .toList();
    }

    /// Whether programs ask with a key of their own.
    public boolean apiKeys() {
        return !brief.auth().apiKeyRoles().isEmpty();
    }

    /// Whether others are told of what happens.
    public boolean events() {
        return !brief.events().isEmpty();
    }

    /// Systems that call back.
    public List<External> webhooks() {
        return brief.externals().stream().filter(External::signedWebhooks).toList();
    }
}
