package dev.lintel.design.contract;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.External;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Rule;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.Operation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All operations of a brief, resource by resource, in the order in which people read a contract. What nobody may
/// do has none.
public record Operations(Brief brief) {
    private static final List<Who> PUBLIC = List.of(new Who(new Who.Anyone(), Optional.empty()));

    public List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        brief.roots().forEach(resource -> of(resource, all));
        brief.account().ifPresent(account -> entrance(account, all));
        brief.externals().stream()
                .filter(External::signedWebhooks)
                .forEach(each -> all.add(new Operation(
                        each.name() + ".webhook",
                        Kind.WEBHOOK,
                        Optional.empty(),
                        base() + "webhooks/" + each.name(),
                        PUBLIC,
                        false,
                        1,
                        List.of(),
                        Optional.empty())));
        return List.copyOf(all);
    }

    private String base() {
        return "/" + brief.service().apiVersion() + "/";
    }

    private void of(Resource resource, List<Operation> all) {
        String many = base() + Names.path(resource.name());
        String one = many + "/{" + Names.id(resource.name()) + "}";
        String under = base() + parent(resource);
        if (!resource.isClosed("create")) {
            all.add(operation(resource, Kind.CREATE, "create", under, resource.who("create"), Optional.empty()));
        }
        if (!resource.isClosed("read")) {
            if (isListed(resource)) {
                all.add(operation(resource, Kind.LIST, "list", under, listers(resource), Optional.empty()));
            }
            if (streamed(resource).findAny().isPresent()) {
                all.add(operation(
                        resource, Kind.EXPORT, "export", many + "/export", exporters(resource), Optional.empty()));
            }
            all.add(operation(resource, Kind.READ, "read", one, resource.who("read"), Optional.empty()));
        }
        if (!resource.isClosed("update")) {
            all.add(operation(resource, Kind.UPDATE, "update", one, resource.who("update"), Optional.empty()));
        }
        if (!resource.isClosed("delete")) {
            all.add(operation(resource, Kind.DELETE, "delete", one, resource.who("delete"), Optional.empty()));
        }
        resource.transitions()
                .forEach(move -> move.operation()
                        .ifPresent(word -> all.add(operation(
                                resource,
                                Kind.MOVE,
                                word,
                                one + "/" + word.replace('_', '-'),
                                resource.who(word),
                                Optional.of(move.to())))));
    }

    /// What is made and listed by the owner of another row stands below that row's address:
    /// `orders/{orderId}/payments`.
    private String parent(Resource resource) {
        return through(resource)
                        .map(link -> Names.path(link.to()) + "/{" + Names.id(link.to()) + "}/")
                        .orElse("")
                + Names.path(resource.name());
    }

    /// The reference whose owner may create rows of this, if that is how it is.
    public static Optional<Reference> through(Resource resource) {
        return resource.who("create").stream()
                .flatMap(who ->
                        who.caller() instanceof Who.Owner(Optional<String> link) ? link.stream() : Stream.empty())
                .flatMap(link -> resource.link(link).stream())
                .findFirst();
    }

    /// People read their own account by its address; only a role sees a list of accounts.
    private static boolean isListed(Resource resource) {
        return !resource.isCaller() || !listers(resource).isEmpty();
    }

    private static List<Who> listers(Resource resource) {
        return resource.isCaller()
                ? resource.who("read").stream().filter(who -> !who.isOwner()).toList()
                : resource.who("read");
    }

    private Stream<AccessPattern> streamed(Resource resource) {
        return brief.patterns().stream()
                .filter(each -> each.stream() && each.resource().equals(resource.name()));
    }

    /// Whoever the patterns name; without a name, whichever roles may read.
    private List<Who> exporters(Resource resource) {
        List<Who> named = streamed(resource)
                .flatMap(each -> each.role().stream())
                .distinct()
                .map(role -> new Who(new Who.Holder(role), Optional.empty()))
                .toList();
        return named.isEmpty()
                ? resource.who("read").stream()
                        .filter(who -> who.caller() instanceof Who.Holder)
                        .toList()
                : named;
    }

    private void entrance(Resource account, List<Operation> all) {
        all.add(new Operation(
                "login",
                Kind.LOGIN,
                Optional.of(account),
                base() + "login",
                PUBLIC,
                false,
                brief.limits().weight("login"),
                List.of(),
                Optional.empty()));
        if (brief.auth().register()) {
            all.add(new Operation(
                    "confirm",
                    Kind.CONFIRM,
                    Optional.of(account),
                    base() + "confirmations",
                    PUBLIC,
                    false,
                    brief.limits().weight("login"),
                    List.of(),
                    Optional.empty()));
            all.add(new Operation(
                    "askForConfirmation",
                    Kind.ASK_CONFIRM,
                    Optional.of(account),
                    base() + "confirmations/requests",
                    PUBLIC,
                    false,
                    brief.limits().weight("login"),
                    List.of(),
                    Optional.empty()));
        }
    }

    private Operation operation(
            Resource resource, Kind kind, String word, String path, List<Who> who, Optional<String> state) {
        String name = resource.name() + "." + word;
        return new Operation(
                name,
                kind,
                Optional.of(resource),
                path,
                who,
                isKeyed(kind, name),
                brief.limits().weight(name),
                brief.patterns().stream()
                        .filter(each -> asks(each, resource, kind, name))
                        .toList(),
                state);
    }

    private static boolean asks(AccessPattern pattern, Resource resource, Kind kind, String name) {
        if (pattern.operation().isPresent()) {
            return pattern.operation().get().equals(name);
        }
        boolean sameKind = switch (kind) {
            case LIST -> pattern.isList() && !pattern.stream();
            case EXPORT -> pattern.stream();
            case READ -> !pattern.isList();
            default -> false;
        };
        return sameKind && pattern.resource().equals(resource.name());
    }

    /// A repetition is harmless by a rule of the brief, or has to be, since a system outside acts on it. What leads to
    /// a state needs no key: the state itself tells a second request from the first.
    private boolean isKeyed(Kind kind, String name) {
        boolean ruled = brief.rules().stream()
                .anyMatch(rule -> rule instanceof Rule.Idempotent(String operation, int _) && operation.equals(name));
        boolean outside = brief.externalsOf(name).anyMatch(each -> each.kind() == External.Kind.HTTP);
        return kind == Kind.CREATE && (ruled || outside);
    }
}
