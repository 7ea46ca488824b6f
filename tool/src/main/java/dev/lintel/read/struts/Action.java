package dev.lintel.read.struts;

import dev.lintel.code.Method;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.read.struts.StrutsConfiguration.Interceptor;
import java.util.List;

/// One address and the method of an action class that answers it.
///
/// @param path with namespace and ending; `*` where a wildcard is left open
/// @param json whether the result is written as JSON
/// @param before what runs before it, outermost first
record Action(String path, TypeDeclaration type, Method method, boolean json, List<Interceptor> before) {
    Action {
        before = List.copyOf(before);
    }

    /// A path from its namespace and a name.
    static String path(String namespace, String name, String ending) {
        String base = namespace.equals("/") ? "" : namespace;
        return base + (name.startsWith("/") ? "" : "/") + name + ending;
    }
}
