package dev.lintel.limits.policy;

import java.util.List;
import java.util.Set;

/// Methods and paths; an empty part fits everything.
public record Routes(Set<String> methods, List<PathPattern> paths) {
    public static final Routes ALL = new Routes(Set.of(), List.of());

    public Routes {
        methods = Set.copyOf(methods);
        paths = List.copyOf(paths);
    }

    public boolean fit(String method, String path) {
        if (!methods.isEmpty() && !methods.contains(method)) {
            return false;
        }
        for (PathPattern each : paths) {
            if (each.fits(path)) {
                return true;
            }
        }
        return paths.isEmpty();
    }
}
