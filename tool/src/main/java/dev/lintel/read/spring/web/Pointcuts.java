package dev.lintel.read.spring.web;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Pointcut expressions that declarations alone decide: `@annotation`, `@within`, `within`, `execution`, named
/// ones, bound `args`, and these joined with `&&`, `||` and `!` (AspectJ Programming Guide, "Pointcuts"). All others
/// stay unread.
///
/// @param aspect the class in which unqualified names are looked up
record Pointcuts(Program program, Annotations annotations, TypeDeclaration aspect) {
    private static final String POINTCUT = "org.aspectj.lang.annotation.Pointcut";
    private static final int DEEPEST = 8;

    /// Whether an expression takes a method of a class; empty when that cannot be told from here.
    ///
    /// @param on the advice or named pointcut that has the expression; its parameters may stand for types
    Optional<BiPredicate<TypeDeclaration, Method>> read(String expression, Method on) {
        return read(expression, on, 0);
    }

    private Optional<BiPredicate<TypeDeclaration, Method>> read(String expression, Method on, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        String text = expression.strip();
        Optional<List<String>> alternatives = parts(text, "||").filter(parts -> parts.size() > 1);
        if (alternatives.isPresent()) {
            return joined(alternatives.get(), BiPredicate::or, on, depth);
        }
        Optional<List<String>> conditions = parts(text, "&&").filter(parts -> parts.size() > 1);
        if (conditions.isPresent()) {
            return joined(conditions.get(), BiPredicate::and, on, depth);
        }
        if (text.startsWith("!")) {
            return read(text.substring(1), on, depth + 1).map(BiPredicate::negate);
        }
        return text.startsWith("(") && text.endsWith(")")
                ? read(text.substring(1, text.length() - 1), on, depth + 1)
                : single(text, on, depth);
    }

    /// Operators bind as in Java: `||` weakest, then `&&`, then `!`.
    private Optional<BiPredicate<TypeDeclaration, Method>> joined(
            List<String> parts, BinaryOperator<BiPredicate<TypeDeclaration, Method>> operator, Method on, int depth) {
        List<BiPredicate<TypeDeclaration, Method>> read = parts.stream()
                .flatMap(part -> read(part, on, depth + 1).stream())
                .toList();
        return read.size() == parts.size() ? read.stream().reduce(operator) : Optional.empty();
    }

    /// Split at an operator that stands in no parentheses; empty when these do not close.
    private static Optional<List<String>> parts(String text, String operator) {
        List<String> parts = new ArrayList<>();
        int open = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open == 0 && text.startsWith(operator, i)) {
                parts.add(text.substring(from, i));
                from = i + operator.length();
                i = from - 1;
            }
        }
        parts.add(text.substring(from));
        return open == 0 ? Optional.of(parts) : Optional.empty();
    }

    private Optional<BiPredicate<TypeDeclaration, Method>> single(String part, Method on, int depth) {
        int open = part.indexOf('(');
        if (open < 0 || !part.endsWith(")")) {
            return Optional.empty();
        }
        String inside = part.substring(open + 1, part.length() - 1).strip();
        return switch (part.substring(0, open).strip()) {
            case "@annotation" ->
                annotation(inside, on).map(name -> (_, method) -> carries(method.annotations(), name));
            case "@within", "@target" ->
                annotation(inside, on).map(name -> (type, _) -> carries(type.annotations(), name));
            case "within" ->
                types(inside)
                        .map(pattern ->
                                (type, _) -> pattern.matcher(type.name()).matches());
            case "execution" -> execution(inside);
            case "args" -> arguments(inside, on);
            default -> named(part.substring(0, open).strip(), depth);
        };
    }

    /// `args(id, name, ..)`: parameters of the advice bound to those of the method, by their declared types.
    private static Optional<BiPredicate<TypeDeclaration, Method>> arguments(String inside, Method on) {
        List<String> names = List.of(inside.strip().split("\\s*,\\s*"));
        boolean more = names.getLast().equals("..");
        List<String> wanted = new ArrayList<>();
        for (String name : more ? names.subList(0, names.size() - 1) : names) {
            on.parameters().stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .map(parameter -> parameter.type().erasure())
                    .forEach(wanted::add);
        }
        boolean bound = wanted.size() == names.size() - (more ? 1 : 0) && !wanted.contains("");
        return bound
                ? Optional.of((_, method) -> {
                    List<String> has = method.parameters().stream()
                            .map(parameter -> parameter.type().erasure())
                            .toList();
                    return has.size() >= wanted.size()
                            && (more || has.size() == wanted.size())
                            && has.subList(0, wanted.size()).equals(wanted);
                })
                : Optional.empty();
    }

    /// A parameter of the advice that the annotation is bound to, or the annotation's name.
    private Optional<String> annotation(String inside, Method on) {
        Optional<String> bound = on.parameters().stream()
                .filter(parameter -> parameter.name().equals(inside))
                .map(Parameter::type)
                .map(type -> type.erasure())
                .findFirst();
        String beside = aspect.packageName() + "." + inside;
        return bound.or(() -> inside.contains(".")
                ? Optional.of(inside)
                : Optional.of(beside).filter(name -> program.type(name).isPresent()));
    }

    private static boolean carries(List<Annotation> declared, String name) {
        return declared.stream().anyMatch(each -> each.type().equals(name));
    }

    private Optional<BiPredicate<TypeDeclaration, Method>> named(String name, int depth) {
        int dot = name.lastIndexOf('.');
        Optional<TypeDeclaration> owner = dot < 0 ? Optional.of(aspect) : program.type(name.substring(0, dot));
        return owner.flatMap(
                        type -> type.methods(name.substring(dot + 1)).stream().findFirst())
                .flatMap(method -> annotations
                        .on(method, POINTCUT)
                        .flatMap(found -> found.value("value"))
                        .flatMap(new Constants(program)::text)
                        .flatMap(text -> read(text, method, depth + 1)));
    }

    /// `public * com.acme.web..*.*(..)`; other return types and parameter lists than these are left unread.
    private Optional<BiPredicate<TypeDeclaration, Method>> execution(String inside) {
        int open = inside.indexOf('(');
        if (open < 0 || !inside.endsWith(")")) {
            return Optional.empty();
        }
        List<String> words =
                new ArrayList<>(List.of(inside.substring(0, open).strip().split("\\s+")));
        String name = words.removeLast();
        boolean published = !words.isEmpty() && words.getFirst().equals("public") && words.removeFirst() != null;
        String parameters = inside.substring(open + 1, inside.length() - 1).strip();
        int dot = name.lastIndexOf('.');
        boolean understood = words.equals(List.of("*")) && (parameters.equals("..") || parameters.isEmpty()) && dot > 0;
        if (!understood) {
            return Optional.empty();
        }
        boolean packages = name.charAt(dot - 1) == '.';
        Pattern methods = Pattern.compile(expression(name.substring(dot + 1)));
        String owner = packages ? name.substring(0, dot + 1) + "*" : name.substring(0, dot);
        return declaring(owner)
                .map(types -> (type, method) -> types.test(type)
                        && methods.matcher(method.name()).matches()
                        && (!published || method.is(Modifier.PUBLIC))
                        && (!parameters.isEmpty() || method.parameters().isEmpty()));
    }

    /// `com.acme.Base+` takes what inherits from it, too.
    private Optional<Predicate<TypeDeclaration>> declaring(String owner) {
        if (owner.endsWith("+") && owner.indexOf('*') < 0) {
            String base = owner.substring(0, owner.length() - 1);
            return Optional.of(type -> program.inherits(type.name(), base) == Program.Answer.YES);
        }
        return types(owner).map(pattern -> type -> pattern.matcher(type.name()).matches());
    }

    private static Optional<Pattern> types(String pattern) {
        boolean plain = pattern.contains(".")
                && pattern.chars().allMatch(each -> Character.isJavaIdentifierPart(each) || each == '.' || each == '*');
        return plain ? Optional.of(Pattern.compile(expression(pattern))) : Optional.empty();
    }

    /// `*` stands for a part of one name, `..` for any number of packages.
    private static String expression(String pattern) {
        return pattern.replace("..", "\0")
                .replace(".", "\\.")
                .replace("*", "[^.]*")
                .replace("\0", "\\.(?:.*\\.)?");
    }
}
