package dev.lintel.design.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What the schema says of one resource: its fields, and the arguments of the root fields that ask for it.
public record GraphFields(Graph graph) {
    /// A field or an argument, `first: Int = 20`.
    public record Named(String name, String type) {
        @Override
        public String toString() {
            return name + ": " + type;
        }
    }

    private Slice of() {
        return graph.of();
    }

    public List<Named> all(Shape shape) {
        List<Named> all = new ArrayList<>();
        of().viewed().forEach(each -> all.add(new Named(each.name(), type(each.boxed(), each.optional(), ""))));
        graph.references()
                .forEach(each -> all.add(new Named(each.name(), each.to().type())));
        of().parts().forEach(part -> all.add(new Named(part.name(), "[" + part.type() + "!]!")));
        graph.lists(shape)
                .forEach(each -> all.add(new Named(
                        each.field() + "(first: Int = "
                                + each.rows().of().lists().page() + ")",
                        each.rows().of().type() + "Connection!")));
        return List.copyOf(all);
    }

    public List<Named> created() {
        List<Named> all =
                new ArrayList<>(of().requested().map(GraphFields::asked).toList());
        of().parts().forEach(part -> all.add(new Named(part.name(), "[New" + part.type() + "!]!")));
        return List.copyOf(all);
    }

    public List<Named> changed() {
        return of().changeable().stream().map(GraphFields::asked).toList();
    }

    private static Named asked(Member member) {
        return new Named(member.name(), type(member.boxed(), member.optional(), "Input"));
    }

    /// @param money what the name of an amount ends with: what is asked and what is answered are types of their own
    private static String type(String java, boolean optional, String money) {
        String name = switch (java) {
            case "UUID" -> "ID";
            case "Instant" -> "DateTime";
            case "LocalDate" -> "Date";
            case "Integer" -> "Int";
            case "Money" -> "Money" + money;
            default -> java;
        };
        return optional ? name : name + "!";
    }

    /// What a list is asked by, as Java declares it.
    public List<Argument> narrowings() {
        return of().lists().narrowings().stream()
                .map(each -> {
                    String[] words = each.component().split(" ");
                    return new Argument(each.name(), each.component(), type(words[words.length - 2], true, ""));
                })
                .toList();
    }

    /// @param declared in Java, with its rules
    public record Argument(String name, String declared, String type) {}

    public List<Named> listed() {
        List<Named> all = new ArrayList<>();
        of().through().ifPresent(_ -> all.add(new Named(of().holderId(), "ID!")));
        narrowings().forEach(each -> all.add(new Named(each.name(), each.type())));
        all.add(new Named("sort", of().type() + "Sort"));
        all.add(new Named("first", "Int = " + of().lists().page()));
        all.add(new Named("after", "String"));
        return List.copyOf(all);
    }

    public List<Named> creation() {
        List<Named> all = new ArrayList<>();
        if (of().keyed()) {
            all.add(new Named("idempotencyKey", "String!"));
        }
        of().through().ifPresent(_ -> all.add(new Named(of().holderId(), "ID!")));
        if (!created().isEmpty()) {
            all.add(new Named("input", of().newType() + "!"));
        }
        return List.copyOf(all);
    }

    public static String text(List<Named> arguments) {
        return arguments.isEmpty()
                ? ""
                : arguments.stream().map(Named::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
