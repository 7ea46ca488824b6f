package dev.lintel.flow.run;

import dev.lintel.code.MethodId;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One way into the code: a method, what its parameters are, and whose entry it is.
///
/// @param entry empty when no route to the method is known
/// @param self the type of the object that it is called on, which may inherit it
/// @param inputs which parameters come from the caller
/// @param label what untrusted parameters without further knowledge are; empty when they are not
/// @param answers whether what the method returns goes to the caller, and how
public record Way(
        Optional<Entry> entry,
        MethodId method,
        String self,
        List<Endpoint.Input> inputs,
        String label,
        Answers answers) {
    /// Parameters by which Spring MVC hands over the body as it was sent.
    private static final Set<String> RAW_BODY = Set.of("java.io.InputStream", "java.io.Reader");

    /// What becomes of a returned value.
    public enum Answers {
        NOTHING,
        /// It is the body of the answer as it stands.
        BODY,
        /// It names a view.
        VIEW,
        /// An object that is written as JSON.
        DATA
    }

    public Way {
        inputs = List.copyOf(inputs);
    }

    /// What a run depends on: two routes to one method mostly begin alike.
    public Way unnamed() {
        return new Way(Optional.empty(), method, self, inputs, label, answers);
    }

    /// Whether the parameters bring something untrusted in.
    public boolean isUntrusted(World world) {
        return inputs.isEmpty()
                ? !label.isEmpty()
                : inputs.stream().anyMatch(each -> !label(each, world).isEmpty());
    }

    /// What a parameter is that comes from the caller; empty where no text can come in.
    static String label(Endpoint.Input input, World world) {
        if (world.types().isClean(input.type())) {
            return "";
        }
        return switch (input.kind()) {
            case PATH -> "path";
            case QUERY, FORM, MODEL, ARGUMENT -> "parameter";
            case HEADER -> "header";
            case COOKIE -> "cookie";
            case BODY -> "body";
            case FILE -> "upload";
            case REQUEST -> RAW_BODY.contains(input.type()) ? "body" : "";
            // by the names of its sort
            case PAGE -> "parameter";
            case PRINCIPAL, OTHER -> "";
        };
    }
}
