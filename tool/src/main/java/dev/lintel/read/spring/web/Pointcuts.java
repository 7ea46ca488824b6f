package dev.lintel.read.spring.web;

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
import java.util.regex.Pattern;

/// Pointcut expressions that declarations alone decide: `@annotation`, `@within`, `within`, `execution`, named
/// ones, and these joined with `&&` (AspectJ Programming Guide, "Pointcuts"). All others stay unread.
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
        if (depth > DEEPEST || expression.contains("||") || expression.contains("!")) {
            return Optional.empty();
        }
        BiPredicate<TypeDeclaration, Method> all = (_, _) -> true;
        for (String part : expression.split("&&")) {
            Optional<BiPredicate<TypeDeclaration, Method>> one = single(part.strip(), on, depth);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all = all.and(one.get());
        }
        return Optional.of(all);
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
            default -> named(part.substring(0, open).strip(), depth);
        };
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

    private static boolean carries(List<dev.lintel.code.Annotation> declared, String name) {
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
    private static Optional<BiPredicate<TypeDeclaration, Method>> execution(String inside) {
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
        return types(packages ? name.substring(0, dot + 1) + "*" : name.substring(0, dot))
                .map(types -> (type, method) -> types.matcher(type.name()).matches()
                        && methods.matcher(method.name()).matches()
                        && (!published || method.is(Modifier.PUBLIC))
                        && (!parameters.isEmpty() || method.parameters().isEmpty()));
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
