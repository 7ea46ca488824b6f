package dev.lintel.read.micronaut;

/// The path of a URI template, with its variables as `{name}`: `/books{/id}{?page,size}` has the path `/books/{id}`.
/// A number or pattern behind a colon stays out.
final class UriTemplate {
    private UriTemplate() {}

    static String path(String template) {
        StringBuilder path = new StringBuilder();
        int i = 0;
        while (i < template.length()) {
            char c = template.charAt(i);
            boolean placeholder = c == '$' && i + 1 < template.length() && template.charAt(i + 1) == '{';
            if (c != '{' && !placeholder) {
                path.append(c);
                i++;
                continue;
            }
            int end = end(template, placeholder ? i + 1 : i);
            path.append(placeholder ? template.substring(i, end) : variable(template.substring(i + 1, end - 1)));
            i = end;
        }
        return path.toString();
    }

    /// Behind the brace that closes the one at `open`; patterns may hold braces of their own.
    private static int end(String template, int open) {
        int depth = 0;
        for (int i = open; i < template.length(); i++) {
            depth += template.charAt(i) == '{' ? 1 : template.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return template.length();
    }

    private static String variable(String expression) {
        if (expression.isEmpty() || "?&#".indexOf(expression.charAt(0)) >= 0) {
            return "";
        }
        boolean operator = "+./;".indexOf(expression.charAt(0)) >= 0;
        String name = operator ? expression.substring(1) : expression;
        int colon = name.indexOf(':');
        String plain = "{" + (colon < 0 ? name : name.substring(0, colon)).replace("*", "") + "}";
        return switch (expression.charAt(0)) {
            case '/' -> "/" + plain;
            case '.' -> "." + plain;
            default -> plain;
        };
    }
}
