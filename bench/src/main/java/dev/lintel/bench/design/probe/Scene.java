package dev.lintel.bench.design.probe;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import dev.lintel.design.contract.Operations;
import dev.lintel.design.verify.Ask;
import dev.lintel.design.verify.Client;
import dev.lintel.design.verify.Contract;
import dev.lintel.design.verify.Json;
import dev.lintel.design.verify.Person;
import dev.lintel.design.verify.Reply;
import dev.lintel.design.verify.Values;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A running service as the probes see it.
///
/// @param people makes somebody of a role in a tenant, or in one of their own
public record Scene(
        Brief brief,
        Contract contract,
        Client client,
        Connection database,
        BiFunction<String, Optional<String>, Person> people) {
    static final String NOBODY = "018f3c1e-0000-7000-8000-000000000001";
    private static final Random RANDOM = new Random(11);
    private static final int DRAWS = 20;

    Person person(String role) {
        return people.apply(role, Optional.empty());
    }

    Person near(Person somebody, String role) {
        return people.apply(role, somebody.tenant());
    }

    Stream<Operation> operations(Kind kind) {
        return new Operations(brief).all().stream().filter(each -> each.kind() == kind);
    }

    Optional<Operation> of(Resource resource, Kind kind) {
        return operations(kind)
                .filter(each -> each.resource().equals(Optional.of(resource)))
                .findFirst();
    }

    /// The first resource that requests can make and that is as asked for; accounts are made by other ways.
    Optional<Resource> resource(Predicate<Resource> which) {
        return operations(Kind.CREATE)
                .flatMap(each -> each.resource().stream())
                .filter(each -> !each.isAccount())
                .filter(which)
                .findFirst();
    }

    /// Whose rows belong to somebody: by themselves, or by the row that they are made under.
    static boolean isOwned(Resource resource) {
        return resource.owner().isPresent() || Operations.through(resource).isPresent();
    }

    static Optional<String> role(List<Who> who) {
        return who.stream()
                .flatMap(each -> each.caller() instanceof Who.Holder(String role) ? Stream.of(role) : Stream.empty())
                .findFirst();
    }

    /// Who can make a row of this: by a role, or as the owner of what it is made under.
    String maker(Resource resource) {
        return role(resource.who("create"))
                .or(() -> Operations.through(resource)
                        .flatMap(link -> brief.resource(link.to()))
                        .map(this::maker))
                .orElse(brief.roles().getFirst());
    }

    /// What a creation is asked with, and what came.
    record Made(Person maker, Ask ask, Reply reply) {
        String id() {
            return reply.id().orElse("");
        }

        String path() {
            return reply.header("Location");
        }
    }

    Made make(Resource resource) {
        return make(resource, person(maker(resource)));
    }

    /// Values are drawn: an order of more than there is of the product is refused rightly, and drawn again.
    Made make(Resource resource, Person maker) {
        Made made = asked(resource, maker);
        for (int draw = 1; draw < DRAWS && made.reply().status() == 409; draw++) {
            made = asked(resource, maker);
        }
        return made;
    }

    private Made asked(Resource resource, Person maker) {
        Ask ask = creation(resource, maker);
        return new Made(maker, ask, client.send(ask));
    }

    /// A right request, for which what it refers to is made before.
    Ask creation(Resource resource, Person maker) {
        Operation create = of(resource, Kind.CREATE).orElseThrow();
        String path = Operations.through(resource)
                .map(link -> create.path().replaceAll("\\{\\w+}", referred(link, maker)))
                .orElse(create.path());
        Ask ask = Ask.of("POST", path).by(maker).saying(Json.write(body(create, resource, maker)));
        return create.keyed() ? ask.with("Idempotency-Key", UUID.randomUUID().toString()) : ask;
    }

    private String referred(Reference link, Person maker) {
        Resource to = brief.resource(link.to()).orElseThrow();
        if (to.isAccount()) {
            return maker.id();
        }
        String role = maker(to);
        boolean self = isOwned(to) && maker.role().equals(Optional.of(role));
        return make(to, self ? maker : near(maker, role)).id();
    }

    Map<String, Object> body(Operation operation, Resource resource, Person maker) {
        Map<String, String> known = new HashMap<>();
        Stream.concat(
                        resource.references().stream(),
                        resource.parts().stream()
                                .flatMap(part -> brief.resource(part.of()).orElseThrow().references().stream()))
                .filter(link ->
                        Operations.through(resource).filter(link::equals).isEmpty())
                .forEach(link -> known.put(link.name() + "Id", referred(link, maker)));
        return valid(operation, known);
    }

    Map<String, Object> valid(Operation operation, Map<String, String> known) {
        Values values = new Values(contract, RANDOM, name -> known.getOrDefault(name, name));
        Contract.Operation documented = contract.named(operation.kind().method(), operation.path())
                .findFirst()
                .orElseThrow();
        Object body = values.valid("", contract.body(documented).orElseThrow());
        Map<String, Object> object = new LinkedHashMap<>();
        ((Map<?, ?>) body).forEach((key, value) -> object.put(String.valueOf(key), value));
        return object;
    }

    Map<String, Object> json(Ask ask) {
        Map<String, Object> object = new LinkedHashMap<>();
        ((Map<?, ?>) Json.read(ask.body().orElse("{}")).orElseThrow())
                .forEach((key, value) -> object.put(String.valueOf(key), value));
        return object;
    }

    Reply get(String path, Person as) {
        return client.send(Ask.of("GET", path).by(as));
    }

    long count(String sql) {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
