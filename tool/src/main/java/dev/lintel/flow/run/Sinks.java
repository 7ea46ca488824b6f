package dev.lintel.flow.run;

import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.knowledge.AccessPath;
import dev.lintel.flow.knowledge.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Notes what arrives at the sinks that a call is.
final class Sinks {
    private static final String DRAWN = "random-use";
    /// A log prints what it is given.
    private static final String LOG = "log";

    /// What libraries call that remove or make a folder, or write a file, whichever class of theirs has it.
    private static final Set<String> ON_FOLDERS = Set.of(
            "deleteDirectory",
            "deleteRecursively",
            "deleteQuietly",
            "forceDelete",
            "forceMkdir",
            "mkdirp",
            "writeAtomically");
    private static final List<Role> DELETES_OR_WRITES = List.of(
            new Role.Sink(new AccessPath(new AccessPath.Root.Argument(0), List.of()), "path", Optional.empty()));
    private static final Set<String> PLACES = Set.of("java.io.File", "java.nio.file.Path");

    private final Frame frame;
    private final AccessPaths places;

    Sinks(Frame frame, AccessPaths places) {
        this.frame = frame;
        this.places = places;
    }

    /// A call of a library that the knowledge does not speak of: `FileUtils.deleteDirectory(File)` says what it
    /// does.
    void lookUnknown(Invocation call) {
        if (call.isStatic() && call.arity() >= 1 && ON_FOLDERS.contains(call.name()) && isPlace(call.argument(0))) {
            look(call, DELETES_OR_WRITES);
        }
    }

    private boolean isPlace(Value value) {
        return PLACES.contains(value.type())
                || value.objects().stream().anyMatch(each -> {
                    Thing thing = frame.thing(each);
                    return thing != null && PLACES.contains(thing.type());
                });
    }

    void look(Invocation call, List<Role> roles) {
        for (Role role : roles) {
            if (role instanceof Role.Sink sink && isDangerous(call, sink)) {
                // Sinks are looked at before the call is made: of its result only the type is known.
                Value read = places.read(call, sink.at(), Value.open(call.type().erasure()));
                boolean printed = sink.kind().equals(LOG);
                Value value = printed ? new Printed(frame).of(read) : read;
                if (!value.isNothing()) {
                    frame.find(
                            call.at(),
                            new Found(
                                    sink.kind(),
                                    call.sink(),
                                    frame.code().method(),
                                    frame.at(call.at()),
                                    value,
                                    call.receiver(),
                                    call.arguments(),
                                    "arrives at `" + call.name() + "`",
                                    printed ? new Printed(frame).objects(value) : frame.store()));
                }
            }
        }
    }

    private boolean isDangerous(Invocation call, Role.Sink sink) {
        if (sink.kind().equals(DRAWN) && !new Drawn(frame.world()).stays(frame.code(), call.at())) {
            return false;
        }
        return sink.needs().isEmpty()
                || places.read(call, sink.needs().get(), Value.NOTHING)
                        .constants()
                        .contains(true);
    }
}
