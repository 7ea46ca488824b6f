package dev.lintel.bench.design.probe;

import static dev.lintel.bench.design.probe.Probe.right;

import dev.lintel.bench.design.probe.Probe.Nothing;
import dev.lintel.bench.design.probe.Probe.Verdict;
import dev.lintel.bench.design.probe.Probe.Wrong;
import dev.lintel.bench.design.probe.Scene.Made;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.OnDelete;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import dev.lintel.design.verify.Ask;
import dev.lintel.design.verify.Json;
import dev.lintel.design.verify.Person;
import dev.lintel.design.verify.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What is stored, and what was read before.
final class StateProbes {
    private static final String BARE_KEYS = """
            select count(*) from pg_constraint c where c.contype = 'f' and not exists (
                select 1 from pg_index i where i.indrelid = c.conrelid and i.indpred is null
                    and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)""";

    private StateProbes() {}

    static List<Probe> all() {
        return List.of(
                new Probe(8, "a value that must be unique is 409 the second time", StateProbes::unique),
                new Probe(17, "a change of what has changed is 412", StateProbes::stale),
                new Probe(18, "a row has an ETag, and is 304 to who has it", StateProbes::validators),
                new Probe(22, "a row that others refer to is not deleted: 409", StateProbes::referred),
                new Probe(24, "every foreign key has an index", StateProbes::foreignKeys));
    }

    private static Verdict unique(Scene scene) {
        Optional<Resource> some = scene.resource(each -> field(each).isPresent());
        if (some.isEmpty()) {
            return new Nothing("no unique field in a request");
        }
        Made one = scene.make(some.get());
        Reply other = scene.client().send(one.ask());
        return right(one.reply().isGood() && other.status() == 409, one.reply().status() + ", " + other.status());
    }

    private static Optional<Field> field(Resource resource) {
        return resource.fields().stream()
                .filter(each -> each.unique() && each.isWritable() && !each.optional())
                .findFirst();
    }

    /// A row, who may change it, and a right change.
    private record Change(String path, Person by, Ask ask) {}

    private static Optional<Change> change(Scene scene) {
        for (Operation update : scene.operations(Kind.UPDATE).toList()) {
            Resource resource = update.resource().orElseThrow();
            if (resource.isAccount()) {
                Person self = scene.person(scene.brief().roles().getFirst());
                return Optional.of(change(scene, update, update.path().replaceAll("\\{\\w+}", self.id()), self));
            }
            if (scene.of(resource, Kind.CREATE).isPresent()) {
                Made made = scene.make(resource);
                return Optional.of(change(scene, update, made.path(), made.maker()));
            }
        }
        return Optional.empty();
    }

    private static Change change(Scene scene, Operation update, String path, Person by) {
        Ask ask = Ask.of("PUT", path)
                .by(by)
                .with("If-Match", scene.get(path, by).header("ETag"))
                .saying(Json.write(scene.valid(update, Map.of())));
        return new Change(path, by, ask);
    }

    private static Verdict stale(Scene scene) {
        Optional<Change> change = change(scene);
        if (change.isEmpty()) {
            return new Nothing("no change");
        }
        int one = scene.client().send(change.get().ask()).status();
        int other = scene.client().send(change.get().ask()).status();
        return right(one == 200 && other == 412, one + ", " + other);
    }

    private static Verdict validators(Scene scene) {
        Optional<Change> change = change(scene);
        if (change.isEmpty()) {
            return new Nothing("no row");
        }
        Reply row = scene.get(change.get().path(), change.get().by());
        String tag = row.header("ETag");
        if (tag.isEmpty() || row.header("Cache-Control").isEmpty()) {
            return new Wrong("ETag '" + tag + "', Cache-Control '" + row.header("Cache-Control") + "'");
        }
        int again = scene.client()
                .send(Ask.of("GET", change.get().path()).by(change.get().by()).with("If-None-Match", tag))
                .status();
        return right(again == 304, again);
    }

    private static Verdict referred(Scene scene) {
        for (Operation delete : scene.operations(Kind.DELETE).toList()) {
            Resource resource = delete.resource().orElseThrow();
            Optional<String> role = Scene.role(delete.who());
            Optional<Resource> other = scene.resource(each -> refers(scene, each, resource));
            if (role.isPresent() && other.isPresent()) {
                Made made = scene.make(other.get());
                String id = resource.isAccount()
                        ? made.maker().id()
                        : id(made.reply().text(), resource);
                Ask ask = Ask.of("DELETE", delete.path().replaceAll("\\{\\w+}", id))
                        .by(scene.near(made.maker(), role.get()));
                int status = scene.client().send(ask).status();
                return right(status == 409, status);
            }
        }
        return new Nothing("nothing that is deleted and referred to");
    }

    private static boolean refers(Scene scene, Resource from, Resource to) {
        return Stream.concat(
                        from.links(),
                        from.parts().stream()
                                .flatMap(part -> scene.brief()
                                        .resource(part.of())
                                        .orElseThrow()
                                        .links()))
                .anyMatch(link -> link.to().equals(to.name()) && link.onDelete() == OnDelete.RESTRICT);
    }

    /// The id of what an answer refers to: `"productId":"…"`, wherever it stands.
    private static String id(String text, Resource to) {
        String name =
                to.name().substring(0, 1).toLowerCase(Locale.ROOT) + to.name().substring(1) + "Id";
        return text.replaceAll("(?s).*\"" + name + "\":\"([^\"]+)\".*", "$1");
    }

    private static Verdict foreignKeys(Scene scene) {
        long bare = scene.count(BARE_KEYS);
        return right(bare == 0, bare + " without");
    }
}
