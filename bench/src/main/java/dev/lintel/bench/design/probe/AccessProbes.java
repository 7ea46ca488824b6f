package dev.lintel.bench.design.probe;

import static dev.lintel.bench.design.probe.Probe.right;

import dev.lintel.bench.design.probe.Probe.Nothing;
import dev.lintel.bench.design.probe.Probe.Verdict;
import dev.lintel.bench.design.probe.Scene.Made;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import dev.lintel.design.verify.Ask;
import dev.lintel.design.verify.Json;
import dev.lintel.design.verify.Person;
import dev.lintel.design.verify.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Who gets what.
final class AccessProbes {
    private AccessProbes() {}

    static List<Probe> all() {
        return List.of(
                new Probe(1, "a stranger is 401 where a login is needed", AccessProbes::stranger),
                new Probe(2, "nobody makes a row in another's name", AccessProbes::anothersName),
                new Probe(3, "another's row is 403 or 404", AccessProbes::anothersRow),
                new Probe(4, "what the service sets is not taken from a request", AccessProbes::setByService),
                new Probe(5, "one Idempotency-Key twice is one row and one answer", AccessProbes::sameKey),
                new Probe(6, "without the role a creation is 403", AccessProbes::withoutRole));
    }

    private static Verdict stranger(Scene scene) {
        for (Kind kind : List.of(Kind.LIST, Kind.READ)) {
            Optional<Operation> closed =
                    scene.operations(kind).filter(each -> !each.isPublic()).findFirst();
            if (closed.isPresent()) {
                Reply reply = scene.get(closed.get().path().replaceAll("\\{\\w+}", Scene.NOBODY), Person.STRANGER);
                return right(reply.status() == 401, reply.status());
            }
        }
        return new Nothing("no closed address");
    }

    private static Verdict anothersName(Scene scene) {
        Optional<Resource> owned = scene.resource(each -> each.owner().isPresent());
        if (owned.isEmpty()) {
            return new Nothing("no resource with an owner");
        }
        String field = owned.get().owner().orElseThrow().name() + "Id";
        Person maker = scene.person(scene.maker(owned.get()));
        Person other = scene.near(maker, scene.maker(owned.get()));
        Ask ask = scene.creation(owned.get(), maker);
        Map<String, Object> body = scene.json(ask);
        body.put(field, other.id());
        Reply reply = scene.client().send(ask.saying(Json.write(body)));
        boolean own = maker.id().equals(reply.object().get(field));
        return right(!reply.isGood() && reply.status() < 500 || own, reply.status());
    }

    private static Verdict anothersRow(Scene scene) {
        Optional<Resource> owned = scene.resource(
                each -> Scene.isOwned(each) && scene.of(each, Kind.READ).isPresent());
        if (owned.isEmpty()) {
            Optional<Operation> accounts = scene.operations(Kind.READ)
                    .filter(each -> each.resource().filter(Resource::isAccount).isPresent())
                    .findFirst();
            if (accounts.isEmpty()) {
                return new Nothing("no row of anybody");
            }
            String role = scene.brief().roles().getFirst();
            Reply reply = scene.get(
                    accounts.get()
                            .path()
                            .replaceAll("\\{\\w+}", scene.person(role).id()),
                    scene.person(role));
            return right(reply.status() == 404 || reply.status() == 403, reply.status());
        }
        Made made = scene.make(owned.get());
        if (!made.reply().isGood()) {
            return new Probe.Wrong("a right creation is " + made.reply().status() + " "
                    + made.reply().text());
        }
        Reply reply = scene.get(made.path(), scene.near(made.maker(), scene.maker(owned.get())));
        return right(reply.status() == 404 || reply.status() == 403, reply.status());
    }

    private static Verdict setByService(Scene scene) {
        Optional<Resource> some = scene.resource(each -> each.fields().stream().anyMatch(field -> !field.isWritable()));
        if (some.isEmpty()) {
            return new Nothing("no field that the service sets");
        }
        Ask ask = scene.creation(some.get(), scene.person(scene.maker(some.get())));
        for (Field field : some.get().fields()) {
            if (!field.isWritable()) {
                Map<String, Object> body = scene.json(ask);
                body.put(field.name(), value(some.get(), field));
                Reply reply = scene.client().send(ask.saying(Json.write(body)));
                if (reply.isGood() || reply.status() >= 500) {
                    return new Probe.Wrong(field.name() + " in the request is " + reply.status());
                }
            }
        }
        return new Probe.Right();
    }

    private static Object value(Resource resource, Field field) {
        return switch (field.type()) {
            case STATE -> List.copyOf(resource.states().keySet()).getLast();
            case MONEY -> Map.of("amount", 1, "currency", "EUR");
            case INT, LONG, SEQUENCE -> 1;
            default -> "x";
        };
    }

    private static Verdict sameKey(Scene scene) {
        Optional<Operation> keyed =
                scene.operations(Kind.CREATE).filter(Operation::keyed).findFirst();
        if (keyed.isEmpty()) {
            return new Nothing("no operation with a key");
        }
        Resource resource = keyed.get().resource().orElseThrow();
        Ask ask = scene.creation(resource, scene.person(scene.maker(resource)))
                .with("Idempotency-Key", UUID.randomUUID().toString());
        long before = scene.count("select count(*) from " + Names.table(resource.name()));
        Reply one = scene.client().send(ask);
        Reply other = scene.client().send(ask);
        long rows = scene.count("select count(*) from " + Names.table(resource.name())) - before;
        return right(
                one.isGood() && other.text().equals(one.text()) && other.status() == one.status() && rows == 1,
                one.status() + ", " + other.status() + ", " + rows + " rows");
    }

    private static Verdict withoutRole(Scene scene) {
        List<String> roles = scene.brief().roles();
        Optional<Resource> staffed = scene.resource(each -> !Scene.isOwned(each)
                && Scene.role(each.who("create")).isPresent()
                && roles.stream().anyMatch(role -> !holds(each, role)));
        if (staffed.isEmpty()) {
            return new Nothing("nothing that only a role may make");
        }
        String other = roles.stream()
                .filter(role -> !holds(staffed.get(), role))
                .findFirst()
                .orElseThrow();
        Reply reply = scene.client().send(scene.creation(staffed.get(), scene.person(other)));
        return right(reply.status() == 403, reply.status());
    }

    private static boolean holds(Resource resource, String role) {
        return resource.who("create").stream()
                .anyMatch(who -> who.caller().text().equals(role));
    }
}
