package dev.lintel.design.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How the service and the controller of a resource are put together, and what they hand on.
public record Assembly(Slice of) {
    public record Collaborator(String type, String name) {}

    /// What the service works with beside its own rows.
    public List<Collaborator> collaborators() {
        Map<String, Collaborator> all = new LinkedHashMap<>();
        if (of.can("CREATE") && !of.isAccount()) {
            Stream.concat(
                            Stream.concat(of.holder().stream(), of.named().stream()),
                            of.parts().stream().flatMap(part -> part.of().named().stream()))
                    .map(Slice.Named::to)
                    .filter(to -> !to.type().equals(of.type()))
                    .forEach(to -> all.put(to.type(), new Collaborator(to.type() + "Repository", to.variables())));
        }
        if (of.can("LIST") && of.lists().findsSealed()) {
            all.put("cipher", new Collaborator("FieldCipher", "cipher"));
        }
        if (of.audited()) {
            all.put("audit", new Collaborator("AuditLog", "audit"));
        }
        return List.copyOf(all.values());
    }

    public String constructor() {
        List<String> parameters = new ArrayList<>(List.of(of.type() + "Repository " + of.variables()));
        collaborators().forEach(each -> parameters.add(each.type() + " " + each.name()));
        return Layout.list(4, of.type() + "Service(", parameters, ") {");
    }

    public String controllerConstructor() {
        List<String> parameters = new ArrayList<>();
        if (of.isAccount() && of.can("CREATE")) {
            parameters.add("Registration registration");
        }
        parameters.add(of.type() + "Service " + of.variables());
        if (of.keepsKeys()) {
            parameters.add("IdempotentRequests idempotent");
        }
        if (of.lists().export().isPresent()) {
            parameters.add("JsonMapper json");
        }
        return Layout.list(4, of.type() + "Controller(", parameters, ") {");
    }

    /// What the service answers: the row, or with its parts.
    public String stored() {
        return of.parts().isEmpty() ? of.type() : "Stored";
    }

    public String storedOutside() {
        return of.parts().isEmpty() ? of.type() : of.type() + "Service.Stored";
    }

    public String rowOf() {
        return of.parts().isEmpty() ? "" : "." + of.variable() + "()";
    }

    public String viewExpression() {
        return of.parts().isEmpty() ? of.type() + "View.of(" + of.variable() + ")" : of.variable() + ".view()";
    }

    public String auditedView(String row) {
        return of.parts().isEmpty()
                ? of.type() + "View.of(" + row + ")"
                : "with(List.of(" + row + ")).getFirst().view()";
    }
}
