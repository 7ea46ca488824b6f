package dev.lintel.read.spring.web;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Binary;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.Lambda;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Which classes a predicate is for, of those that people write: `HandlerTypePredicate`, and lambdas that ask for an
/// annotation or for the package, joined by `&&`.
record HandlerTypes(Annotations annotations, Constants constants) {
    /// Empty when it cannot be read.
    Optional<Predicate<TypeDeclaration>> of(Expression expression, ConfiguredTexts texts) {
        return switch (expression) {
            case Call call -> ofPredicate(call);
            case Lambda lambda -> ofLambda(lambda, texts);
            default -> Optional.empty();
        };
    }

    private Optional<Predicate<TypeDeclaration>> ofPredicate(Call call) {
        List<String> classes = classes(call);
        List<String> texts = call.arguments().stream()
                .flatMap(each -> constants.texts(each).values().stream())
                .toList();
        return switch (call.name()) {
            case "forAnnotation" -> Optional.of(type -> isAnnotated(type, classes));
            case "forBasePackage" -> Optional.of(type -> texts.stream().anyMatch(each -> within(type, each)));
            case "forBasePackageClass" ->
                Optional.of(type -> classes.stream().anyMatch(each -> within(type, packageOf(each))));
            case "forAnyHandlerType" -> Optional.of(_ -> true);
            default -> Optional.empty();
        };
    }

    private Optional<Predicate<TypeDeclaration>> ofLambda(Lambda lambda, ConfiguredTexts texts) {
        List<Statement.Return> returns =
                Walk.all(lambda.body(), Statement.Return.class).toList();
        return returns.size() == 1
                ? returns.getFirst().value().flatMap(value -> ofCondition(value, texts))
                : Optional.empty();
    }

    private Optional<Predicate<TypeDeclaration>> ofCondition(Expression condition, ConfiguredTexts texts) {
        if (constants.truth(condition).filter(it -> it).isPresent()) {
            return Optional.of(_ -> true);
        }
        return switch (condition) {
            case Binary(String operator, Expression left, Expression right, var _, var _)
            when operator.equals("&&") ->
                ofCondition(left, texts)
                        .flatMap(one -> ofCondition(right, texts).map(one::and));
            case Call call -> ofQuestion(call, texts);
            default -> Optional.empty();
        };
    }

    /// `c.isAnnotationPresent(X.class)`, `c.getPackageName().startsWith("x")`, `matcher.match("**.x.**", package)`.
    private Optional<Predicate<TypeDeclaration>> ofQuestion(Call call, ConfiguredTexts texts) {
        if (call.name().equals("isAnnotationPresent")) {
            List<String> classes = classes(call);
            return classes.isEmpty() ? Optional.empty() : Optional.of(type -> isAnnotated(type, classes));
        }
        if (call.name().equals("match")
                && call.arguments().size() == 2
                && asksPackage(call.arguments().getLast())) {
            return texts.unconfigured(call.arguments().getFirst())
                    .map(HandlerTypes::ofDots)
                    .map(pattern -> type ->
                            pattern.matcher("." + packageOf(type.name())).matches());
        }
        boolean ofPackage = call.receiver().filter(HandlerTypes::asksPackage).isPresent()
                && call.arguments().size() == 1;
        if (!ofPackage) {
            return Optional.empty();
        }
        Optional<String> text = texts.unconfigured(call.arguments().getFirst());
        return switch (call.name()) {
            case "startsWith" -> text.map(start -> type -> type.name().startsWith(start));
            case "contains" -> text.map(part -> type -> packageOf(type.name()).contains(part));
            case "equals" -> text.map(whole -> type -> packageOf(type.name()).equals(whole));
            default -> Optional.empty();
        };
    }

    /// `c.getPackageName()`, `c.getPackage().getName()`.
    private static boolean asksPackage(Expression expression) {
        return expression instanceof Call call
                && (call.name().equals("getPackageName")
                        || call.name().equals("getName")
                                && call.receiver()
                                        .filter(each -> each instanceof Call owner
                                                && owner.name().equals("getPackage"))
                                        .isPresent());
    }

    /// Spring's `AntPathMatcher` with dots between the parts.
    private static Pattern ofDots(String pattern) {
        // each part brings the dot before it, so that one is put before the name that is matched
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("\\.", -1)) {
            regex.append(
                    part.equals("**")
                            ? "(?:\\.[^.]+)*"
                            : "\\." + Pattern.quote(part).replace("*", "\\E[^.]*\\Q"));
        }
        return Pattern.compile(regex.toString());
    }

    private List<String> classes(Call call) {
        return call.arguments().stream()
                .flatMap(each -> constants.classes(each).values().stream())
                .toList();
    }

    private boolean isAnnotated(TypeDeclaration type, List<String> classes) {
        return annotations.on(type, classes.toArray(String[]::new)).isPresent();
    }

    private static boolean within(TypeDeclaration type, String packageName) {
        return type.name().startsWith(packageName + ".");
    }

    private static String packageOf(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }
}
