package dev.lintel.flow.run;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Instruction;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// `path.startsWith("/srv/files")`: without a separator behind it the folder `/srv/files-of-others` begins so, too.
record OpenPrefix(Frame frame, IntFunction<@Nullable Instruction> definition) {
    /// What gives a folder's path, never with a separator at its end (`java.io.File`, "name separator").
    private static final Set<String> OF_FILES = Set.of("getCanonicalPath", "getAbsolutePath", "getPath");

    private static final String FILE = "java.io.File";
    private static final String PATH = "java.nio.file.Path";

    /// Whether the text that a path begins with surely ends inside the name of a folder.
    boolean isTested(Instruction.Call call) {
        int prefix = call.arguments().isEmpty() ? NONE : call.arguments().getLast();
        if (prefix == NONE
                || !call.callee().name().equals("startsWith")
                || call.callee().owner().equals(PATH)) {
            return false;
        }
        Value value = frame.get(prefix);
        if (value.onlyConstants()) {
            return value.constants().stream().allMatch(OpenPrefix::isOpen);
        }
        return definition.apply(prefix) instanceof Instruction.Call made && isFolder(made);
    }

    private static boolean isOpen(Object constant) {
        return constant instanceof String text && !text.isEmpty() && !text.endsWith("/") && !text.endsWith("\\");
    }

    private static boolean isFolder(Instruction.Call made) {
        return made.callee().owner().equals(FILE)
                        && OF_FILES.contains(made.callee().name())
                || made.callee().name().equals("toString")
                        && made.receiverType().is(PATH);
    }
}
