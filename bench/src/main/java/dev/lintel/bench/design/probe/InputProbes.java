package dev.lintel.bench.design.probe;

import static dev.lintel.bench.design.probe.Probe.right;

import dev.lintel.bench.design.probe.Probe.Nothing;
import dev.lintel.bench.design.probe.Probe.Verdict;
import dev.lintel.bench.design.probe.Scene.Made;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import dev.lintel.design.verify.Ask;
import dev.lintel.design.verify.Json;
import dev.lintel.design.verify.Person;
import dev.lintel.design.verify.Reply;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is asked wrongly.
final class InputProbes {
    private InputProbes() {}

    static List<Probe> all() {
        return List.of(
                new Probe(7, "all wrong fields are told at once", InputProbes::allAtOnce),
                new Probe(9, "what is no JSON is a problem of 400", InputProbes::noJson),
                new Probe(10, "a change of what is not there is 404", scene -> nobody(scene, Kind.UPDATE)),
                new Probe(11, "a deletion of what is not there is 404 or 204", scene -> nobody(scene, Kind.DELETE)),
                new Probe(12, "an unknown id is 404, what is no id is 400", InputProbes::unknownId),
                new Probe(13, "an unknown order is 400", scene -> listed(scene, "sort=nothing", false)),
                new Probe(14, "a million rows are refused or cut", scene -> listed(scene, "limit=1000000", true)),
                new Probe(15, "every list comes in pages", InputProbes::paged),
                new Probe(16, "XML is 406, a body of text is 415", InputProbes::mediaTypes));
    }

    /// The creation or change with most fields, and who may.
    private static Optional<Ask> fullest(Scene scene) {
        return scene.operations(Kind.CREATE)
                .filter(each -> !each.path().contains("{"))
                .max(Comparator.comparingLong(InputProbes::required))
                .map(each -> Ask.of("POST", each.path()).by(caller(scene, each)));
    }

    private static long required(Operation operation) {
        return operation.resource().orElseThrow().fields().stream()
                .filter(field -> field.isWritable() && !field.optional())
                .count();
    }

    private static Person caller(Scene scene, Operation operation) {
        if (operation.isPublic()) {
            return Person.STRANGER;
        }
        return scene.person(
                Scene.role(operation.who()).orElse(scene.brief().roles().getFirst()));
    }

    private static Verdict allAtOnce(Scene scene) {
        Operation operation = scene.operations(Kind.CREATE)
                .filter(each -> !each.path().contains("{"))
                .max(Comparator.comparingLong(InputProbes::required))
                .orElseThrow();
        Map<String, Object> body = new LinkedHashMap<>();
        for (Field field : operation.resource().orElseThrow().fields()) {
            if (field.isWritable() && !field.optional()) {
                switch (field.type()) {
                    case INT, LONG -> body.put(field.name(), -1);
                    case MONEY, BOOL, DATE, TIME, UUID, ENUM -> {}
                    default -> body.put(field.name(), "");
                }
            }
        }
        Reply reply = scene.client()
                .send(Ask.of("POST", operation.path())
                        .by(caller(scene, operation))
                        .saying(Json.write(body)));
        boolean refused = reply.status() == 400 || reply.status() == 422;
        List<?> errors = reply.object().get("errors") instanceof List<?> list ? list : List.of();
        long told = errors.stream()
                .map(each -> ((Map<?, ?>) each).get("pointer"))
                .distinct()
                .count();
        return right(refused && told >= required(operation), reply.status() + " with " + told + " errors");
    }

    private static Verdict noJson(Scene scene) {
        Reply reply = scene.client().send(fullest(scene).orElseThrow().saying("{\"a\": "));
        return right(
                reply.status() == 400 && reply.header("Content-Type").startsWith("application/problem+json"),
                reply.status() + " " + reply.header("Content-Type"));
    }

    private static Verdict nobody(Scene scene, Kind kind) {
        Optional<Operation> operation = scene.operations(kind).findFirst();
        if (operation.isEmpty()) {
            return new Nothing("nothing to " + kind.method());
        }
        Person caller = caller(scene, operation.get());
        Ask ask = Ask.of(kind.method(), operation.get().path().replaceAll("\\{\\w+}", Scene.NOBODY))
                .by(caller);
        if (kind == Kind.UPDATE) {
            ask = ask.with("If-Match", "\"0\"").saying(Json.write(scene.valid(operation.get(), Map.of())));
        }
        int status = scene.client().send(ask).status();
        return right(status == 404 || kind == Kind.DELETE && status == 204, status);
    }

    private static Verdict unknownId(Scene scene) {
        Operation read = scene.operations(Kind.READ).findFirst().orElseThrow();
        Person caller = caller(scene, read);
        int unknown = scene.get(read.path().replaceAll("\\{\\w+}", Scene.NOBODY), caller)
                .status();
        int none = scene.get(read.path().replaceAll("\\{\\w+}", "abc"), caller).status();
        return right(unknown == 404 && none == 400, unknown + ", " + none);
    }

    private static Verdict listed(Scene scene, String query, boolean mayCut) {
        for (Operation list : scene.operations(Kind.LIST)
                .filter(each -> !each.path().contains("{"))
                .toList()) {
            Reply reply = scene.get(list.path() + "?" + query, caller(scene, list));
            boolean cut = mayCut && reply.status() == 200 && reply.items().size() <= 100;
            if (reply.status() != 400 && !cut) {
                return new Probe.Wrong(list.path() + ": " + reply.status());
            }
        }
        return new Probe.Right();
    }

    /// Of two rows one is on the first page of one; parts of a row come with it, as many as it may have.
    private static Verdict paged(Scene scene) {
        Optional<Resource> some = scene.resource(each -> scene.of(each, Kind.LIST)
                .filter(list -> !list.path().contains("{"))
                .filter(list -> list.who().stream().anyMatch(Who::isOwner)
                        || list.isPublic()
                        || list.who().stream()
                                .anyMatch(who -> who.caller().text().equals(scene.maker(each))))
                .isPresent());
        if (some.isEmpty()) {
            Operation list = scene.operations(Kind.LIST).findFirst().orElseThrow();
            scene.person(scene.brief().roles().getFirst());
            scene.person(scene.brief().roles().getFirst());
            Reply reply = scene.get(list.path() + "?limit=1", caller(scene, list));
            return right(reply.items().size() == 1 && reply.object().containsKey("next"), reply.status());
        }
        Made one = scene.make(some.get());
        scene.make(some.get(), one.maker());
        Reply reply = scene.get(scene.of(some.get(), Kind.LIST).orElseThrow().path() + "?limit=1", one.maker());
        return right(
                reply.items().size() == 1 && reply.object().containsKey("next"),
                reply.status() + " with " + reply.items().size() + " items");
    }

    private static Verdict mediaTypes(Scene scene) {
        Operation list = scene.operations(Kind.LIST)
                .filter(each -> !each.path().contains("{"))
                .findFirst()
                .orElseThrow();
        int xml = scene.client()
                .send(Ask.of("GET", list.path()).by(caller(scene, list)).with("Accept", "application/xml"))
                .status();
        int text = scene.client()
                .send(fullest(scene).orElseThrow().saying("a=b").with("Content-Type", "text/plain"))
                .status();
        return right(xml == 406 && text == 415, xml + ", " + text);
    }
}
