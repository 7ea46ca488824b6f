package dev.lintel.guard.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Where a JSON body could not be read, by Jackson's path. Its message names classes of ours and stays inside. Loaded
/// only where Jackson is there.
final class JsonMistakes {
    private JsonMistakes() {}

    static List<Mistake> in(@Nullable Throwable cause) {
        if (!(cause instanceof DatabindException wrong) || wrong.getPath().isEmpty()) {
            return List.of();
        }
        String code = "type";
        String detail = "has the wrong form";
        if (wrong instanceof UnrecognizedPropertyException) {
            code = "unknown";
            detail = "is not known here";
        } else if (wrong instanceof MismatchedInputException mismatch) {
            detail = "must be " + Mistakes.name(mismatch.getTargetType());
        }
        return List.of(new Mistake(Mistake.POINTER, pointer(wrong.getPath()), code, detail));
    }

    private static String pointer(List<JacksonException.Reference> path) {
        StringBuilder out = new StringBuilder();
        for (JacksonException.Reference each : path) {
            String name = each.getPropertyName();
            out.append('/').append(name == null ? String.valueOf(each.getIndex()) : Mistake.escaped(name));
        }
        return out.toString();
    }
}
