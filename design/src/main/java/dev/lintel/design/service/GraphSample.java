package dev.lintel.design.service;

import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.Operation.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the tests of GraphQL ask: one resource that is listed and leads to others.
public record GraphSample(Shape shape, Sample sample) {
    static Optional<GraphSample> of(Shape shape, Samples samples) {
        return samples.all().stream()
                .filter(each -> each.listed()
                        && !each.single()
                        && each.of().through().isEmpty()
                        && each.of().can("READ"))
                .map(each -> new GraphSample(shape, each))
                .max((one, other) -> Integer.compare(one.leads(), other.leads()));
    }

    private int leads() {
        return (graph().below().isEmpty() ? 0 : 100) + graph().references().size();
    }

    public Graph graph() {
        return sample.of().graph();
    }

    /// Fields whose value REST writes the same.
    public List<String> plain() {
        return sample.of().viewed().stream()
                .filter(each -> each.kind() != Member.Kind.MONEY)
                .map(Member::name)
                .toList();
    }

    public String plainText() {
        return String.join(" ", plain());
    }

    /// Everything that a row leads to, one step.
    public String leading() {
        String references = graph().references().stream()
                .map(each -> each.name() + " { id }")
                .collect(Collectors.joining(" "));
        String lists = graph().lists(shape).stream()
                .map(each -> each.field() + "(first: 2) { edges { node { id } } }")
                .collect(Collectors.joining(" "));
        String lower = graph().below().stream()
                .findFirst()
                .map(each -> each.link().name() + "2: " + each.link().name() + " { " + each.field()
                        + "(first: 2) { edges { node { id } } } }")
                .orElse("");
        return String.join(" ", references, lists, lower).strip();
    }

    /// From a row to the row above it and back: by which a document gets as deep as it likes.
    public Optional<Circle> circle() {
        return graph().below().stream()
                .findFirst()
                .map(each -> new Circle(each.link().name(), each.field()));
    }

    public record Circle(String up, String down) {}

    /// A role that may not make one.
    public Optional<String> outsider() {
        if (!graph().creates()) {
            return Optional.empty();
        }
        List<String> roles = Callers.of(
                        shape.brief(), sample.of().operation(Kind.CREATE).orElseThrow())
                .roles();
        return roles.isEmpty()
                ? Optional.empty()
                : shape.brief().roles().stream()
                        .filter(each -> !roles.contains(each))
                        .findFirst();
    }

    public boolean isClosed() {
        return sample.of().resource().who("read").stream().noneMatch(Who::isPublic);
    }

    /// What is made when `input` is the text of a JSON object.
    public String made() {
        return graph().field("CREATE");
    }
}
