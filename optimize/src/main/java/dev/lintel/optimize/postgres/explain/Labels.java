package dev.lintel.optimize.postgres.explain;

/// A node's line as the text format has it, for the formats that give its parts.
final class Labels {
    private Labels() {}

    static String of(String type, Attributes node) {
        return node.text("Label").orElseGet(() -> made(type, node));
    }

    private static String made(String type, Attributes node) {
        StringBuilder label = new StringBuilder();
        if (node.text("Parallel Aware").orElse("").equals("true")) {
            label.append("Parallel ");
        }
        label.append(operator(type, node));
        if (node.text("Scan Direction").orElse("").equals("Backward")) {
            label.append(" Backward");
        }
        String index = node.text("Index Name").orElse("");
        if (!index.isEmpty()) {
            label.append(type.equals("Bitmap Index Scan") ? " on " : " using ").append(index);
        }
        String target = node.text("Relation Name")
                .or(() -> node.text("CTE Name"))
                .or(() -> node.text("Function Name"))
                .orElse("");
        String alias = node.text("Alias").orElse("");
        if (!target.isEmpty()) {
            label.append(" on ").append(target);
        }
        if (!alias.isEmpty() && !alias.equals(target)) {
            label.append(target.isEmpty() ? " on " : " ").append(alias);
        }
        return label.toString();
    }

    private static String operator(String type, Attributes node) {
        String join = node.text("Join Type").orElse("Inner");
        return switch (type) {
            case "Aggregate" ->
                partial(node)
                        + switch (node.text("Strategy").orElse("")) {
                            case "Sorted" -> "GroupAggregate";
                            case "Hashed" -> "HashAggregate";
                            case "Mixed" -> "MixedAggregate";
                            default -> "Aggregate";
                        };
            case "Hash Join" -> join.equals("Inner") ? type : "Hash " + join + " Join";
            case "Merge Join" -> join.equals("Inner") ? type : "Merge " + join + " Join";
            case "Nested Loop" -> join.equals("Inner") ? type : "Nested Loop " + join + " Join";
            case "ModifyTable" -> node.text("Operation").orElse(type);
            default -> type;
        };
    }

    private static String partial(Attributes node) {
        String mode = node.text("Partial Mode").orElse("Simple");
        return mode.equals("Simple") ? "" : mode + " ";
    }
}
