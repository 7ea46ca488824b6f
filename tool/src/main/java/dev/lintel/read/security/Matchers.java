package dev.lintel.read.security;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.read.ConfiguredKeys;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.Syntax;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads which requests a matcher call names: `requestMatchers(GET, "/a", "/b")`, matcher objects, configured
/// lists.
final class Matchers {
    private static final Map<String, Syntax> BY_CALL = Map.ofEntries(
            Map.entry("antMatchers", Syntax.ANT),
            Map.entry("antMatcher", Syntax.ANT),
            Map.entry("mvcMatchers", Syntax.PATH_PATTERN),
            Map.entry("mvcMatcher", Syntax.PATH_PATTERN),
            Map.entry("requestMatchers", Syntax.PATH_PATTERN),
            Map.entry("requestMatcher", Syntax.PATH_PATTERN),
            Map.entry("securityMatcher", Syntax.PATH_PATTERN),
            Map.entry("securityMatchers", Syntax.PATH_PATTERN),
            Map.entry("pathMatchers", Syntax.PATH_PATTERN),
            Map.entry("matchers", Syntax.PATH_PATTERN),
            Map.entry("regexMatchers", Syntax.REGEX),
            Map.entry("regexMatcher", Syntax.REGEX));
    private static final Set<String> STATIC_FOLDERS =
            Set.of("/css/**", "/js/**", "/images/**", "/webjars/**", "/favicon.*");
    private static final Set<String> HTTP = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private static final int DEEPEST = 8;

    private final Program program;
    private final Constants constants;
    private final ConfiguredKeys keys;
    private final Locals locals;
    private final GatheredPaths gathered;
    private final PathLists lists;

    /// What the local names of the body being read stand for.
    interface Locals {
        Optional<Expression> value(String variable);

        /// What a loop's variable runs over.
        Optional<Expression> iterated(String variable);

        Span at(Expression expression);
    }

    Matchers(Program program, Locals locals) {
        this.program = program;
        this.constants = new Constants(program);
        this.keys = new ConfiguredKeys(program);
        this.locals = locals;
        this.gathered = new GatheredPaths(program, new Annotations(program));
        this.lists = new PathLists(program);
    }

    static boolean isMatcher(String name) {
        return BY_CALL.containsKey(name)
                || name.equals("anyRequest")
                || name.equals("anyExchange")
                || name.equals("dispatcherTypeMatchers");
    }

    RequestMatch of(Call call) {
        if (call.name().equals("anyRequest") || call.name().equals("anyExchange")) {
            return new RequestMatch.Any();
        }
        if (call.name().equals("dispatcherTypeMatchers")) {
            return new RequestMatch.AnyOf(List.of());
        }
        Syntax syntax = BY_CALL.getOrDefault(call.name(), Syntax.PATH_PATTERN);
        String method = "*";
        List<RequestMatch> matches = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            Optional<String> http = httpMethod(argument);
            if (http.isPresent()) {
                method = http.get();
            } else {
                matches.add(one(argument, method, syntax));
            }
        }
        return matches.isEmpty() ? new RequestMatch.Path(method, Syntax.ANT, "/**") : joined(matches);
    }

    private static RequestMatch joined(List<RequestMatch> matches) {
        return matches.size() == 1 ? matches.getFirst() : new RequestMatch.AnyOf(matches);
    }

    private static Optional<String> httpMethod(Expression argument) {
        String name = switch (argument) {
            case Expression.FieldAccess field -> field.name();
            case Expression.Call call
            when call.name().equals("name") || call.name().equals("toString") ->
                call.receiver()
                        .filter(Expression.FieldAccess.class::isInstance)
                        .map(receiver -> ((Expression.FieldAccess) receiver).name())
                        .orElse("");
            default -> "";
        };
        boolean named = argument.type().erasure().endsWith("HttpMethod")
                || argument.type() instanceof Type.Unknown
                || argument instanceof Expression.Call;
        return named && HTTP.contains(name) ? Optional.of(name) : Optional.empty();
    }

    RequestMatch one(Expression argument, String method, Syntax syntax) {
        return one(argument, method, syntax, DEEPEST);
    }

    private RequestMatch one(Expression argument, String method, Syntax syntax, int left) {
        Expression value = argument instanceof Expression.Variable variable
                ? locals.value(variable.name()).orElse(argument)
                : argument;
        Constants.Listing<String> texts = constants.texts(value);
        if (texts.complete() && !texts.values().isEmpty()) {
            return joined(texts.values().stream()
                    .<RequestMatch>map(text -> new RequestMatch.Path(method, syntax, text))
                    .toList());
        }
        return switch (value) {
            case Expression.Variable variable ->
                locals.iterated(variable.name())
                        .filter(_ -> left > 0)
                        .map(source -> one(source, method, syntax, left - 1))
                        .orElseGet(() -> unknown(argument));
            case Expression.New made when isMatcherObject(made) -> object(made, method);
            case Expression.Call call -> called(call, method, syntax, left);
            case Expression.FieldAccess field ->
                configured(field, method, syntax).orElseGet(() -> listed(field, method, syntax, left));
            case Expression.New made -> listed(made, method, syntax, left);
            case Expression.Cast cast -> listed(cast, method, syntax, left);
            case Expression.Concat concat ->
                template(concat)
                        .<RequestMatch>map(text -> new RequestMatch.Path(method, syntax, text))
                        .orElseGet(() -> below(concat, method, syntax));
            case Expression.NewArray array ->
                joined(array.elements().stream()
                        .map(each -> one(each, method, syntax))
                        .toList());
            case Expression.Lambda lambda ->
                new RequestPredicates(constants).of(lambda).orElseGet(() -> unknown(argument));
            default -> unknown(argument);
        };
    }

    /// A list that is written out somewhere in the code.
    private RequestMatch listed(Expression list, String method, Syntax syntax, int left) {
        return lists.parts(list)
                .filter(_ -> left > 0)
                .map(parts -> joined(parts.stream()
                        .map(each -> one(each, method, syntax, left - 1))
                        .toList()))
                .orElseGet(() -> unknown(list));
    }

    private static boolean isMatcherObject(Expression.New made) {
        return made.type().erasure().endsWith("Matcher");
    }

    private RequestMatch unknown(Expression argument) {
        return gathered.from(argument, locals)
                .orElseGet(() -> new RequestMatch.Unknown(new Gap(
                        locals.at(argument),
                        "the requests that this security rule is for are not constants",
                        "access behind it is unknown")));
    }

    /// `new AntPathRequestMatcher("/x", "GET")`, `new NegatedRequestMatcher(..)`, `new OrRequestMatcher(..)`.
    private RequestMatch object(Expression.New made, String method) {
        String type = made.type().erasure();
        List<Expression> arguments = made.arguments();
        if (type.endsWith("AntPathRequestMatcher")
                || type.endsWith("RegexRequestMatcher")
                || type.endsWith("PathPatternParserServerWebExchangeMatcher")) {
            Syntax syntax = type.endsWith("RegexRequestMatcher") ? Syntax.REGEX : Syntax.ANT;
            String http = arguments.size() > 1
                    ? constants
                            .text(arguments.get(1))
                            .or(() -> httpMethod(arguments.get(1)))
                            .orElse(method)
                    : method;
            return arguments.isEmpty() ? unknown(made) : one(arguments.getFirst(), http, syntax);
        }
        if (type.endsWith("NegatedRequestMatcher") || type.endsWith("NegatedServerWebExchangeMatcher")) {
            return new RequestMatch.Not(one(arguments.getFirst(), method, Syntax.ANT));
        }
        List<RequestMatch> inner =
                arguments.stream().map(each -> one(each, method, Syntax.ANT)).toList();
        if (type.endsWith("OrRequestMatcher") || type.endsWith("OrServerWebExchangeMatcher")) {
            return new RequestMatch.AnyOf(inner);
        }
        return type.endsWith("AndRequestMatcher") ? new RequestMatch.AllOf(inner) : unknown(made);
    }

    private RequestMatch called(Call call, String method, Syntax syntax, int left) {
        String owner = simple(
                call.callee().owner().isEmpty()
                        ? call.receiver().map(each -> each.type().erasure()).orElse("")
                        : call.callee().owner());
        String name = call.name();
        if (owner.contains("EndpointRequest") || name.equals("toAnyEndpoint")) {
            return management(call);
        }
        if (name.equals("toH2Console")) {
            return new RequestMatch.Path("*", Syntax.ANT, "/h2-console/**");
        }
        if (name.equals("atCommonLocations") || name.equals("toStaticResources")) {
            return joined(STATIC_FOLDERS.stream()
                    .sorted()
                    .<RequestMatch>map(each -> new RequestMatch.Path("*", Syntax.ANT, each))
                    .toList());
        }
        boolean makesMatcher = Set.of("antMatcher", "pattern", "matcher", "regexMatcher", "pathPattern", "pathMatchers")
                        .contains(name)
                || owner.endsWith("RequestMatcher")
                || owner.endsWith("RequestMatchers");
        if (makesMatcher && !call.arguments().isEmpty()) {
            return matcherCall(call, method, name);
        }
        if (name.equals("split")) {
            return call.receiver().map(each -> one(each, method, syntax)).orElseGet(() -> unknown(call));
        }
        return configured(call, method, syntax)
                .or(() -> gathered.from(call, locals))
                .orElseGet(() -> listed(call, method, syntax, left));
    }

    private RequestMatch matcherCall(Call call, String method, String name) {
        if (name.equals("not")) {
            return new RequestMatch.Not(one(call.arguments().getFirst(), method, Syntax.ANT));
        }
        Syntax inner =
                name.startsWith("ant") ? Syntax.ANT : name.startsWith("regex") ? Syntax.REGEX : Syntax.PATH_PATTERN;
        String http = httpMethod(call.arguments().getFirst()).orElse(method);
        String base = basePath(call);
        List<RequestMatch> all = call.arguments().stream()
                .filter(each -> httpMethod(each).isEmpty())
                .map(each -> below(base, one(each, http, inner)))
                .toList();
        return name.equals("allOf") || name.equals("and") ? new RequestMatch.AllOf(all) : joined(all);
    }

    /// `PathPatternRequestMatcher.withDefaults().basePath("/api").matcher("/orders")`.
    private String basePath(Call call) {
        return call.receiver()
                .filter(Call.class::isInstance)
                .map(Call.class::cast)
                .filter(before ->
                        before.name().equals("basePath") && !before.arguments().isEmpty())
                .flatMap(before -> constants.text(before.arguments().getFirst()))
                .orElse("");
    }

    private static RequestMatch below(String base, RequestMatch match) {
        return base.isEmpty() || !(match instanceof RequestMatch.Path path)
                ? match
                : new RequestMatch.Path(path.method(), path.syntax(), base + path.pattern());
    }

    /// `EndpointRequest.to("health", InfoEndpoint.class)`; endpoint classes by their name without `Endpoint`.
    private RequestMatch management(Call call) {
        Set<String> ids = new LinkedHashSet<>();
        for (Expression argument : call.arguments()) {
            ids.addAll(constants.texts(argument).values());
            constants
                    .classes(argument)
                    .values()
                    .forEach(
                            type -> ids.add(simple(type).replace("Endpoint", "").toLowerCase(Locale.ROOT)));
        }
        return new RequestMatch.Management(ids);
    }

    /// `adminPath + "/**"`, where `adminPath` comes from the configuration: its key stands in the pattern and is
    /// looked up once the settings of the application are known.
    private Optional<String> template(Expression.Concat concat) {
        StringBuilder text = new StringBuilder();
        for (Expression part : concat.parts()) {
            Optional<String> known = constants
                    .text(part)
                    .or(() -> part instanceof Expression.FieldAccess field ? keys.injected(field) : Optional.empty());
            if (known.isEmpty()) {
                return Optional.empty();
            }
            text.append(known.get());
        }
        return Optional.of(text.toString());
    }

    /// `"/oauth2/authorization/" + provider`: which of them is not known, but it lies below what is constant.
    private RequestMatch below(Expression.Concat concat, String method, Syntax syntax) {
        StringBuilder start = new StringBuilder();
        for (Expression part : concat.parts()) {
            Optional<String> known = constants.text(part);
            if (known.isEmpty()) {
                break;
            }
            start.append(known.get());
        }
        int end = start.lastIndexOf("/");
        if (syntax == Syntax.REGEX || end <= 0) {
            return unknown(concat);
        }
        RequestMatch folder = new RequestMatch.Path(method, syntax, start.substring(0, end) + "/**");
        return new RequestMatch.AllOf(List.of(folder, unknown(concat)));
    }

    /// `@Value("${security.open}") String[] open`, `ignored.getUrls()`.
    private Optional<RequestMatch> configured(Expression value, String method, Syntax syntax) {
        return keys.of(value).map(key -> new RequestMatch.Configured(method, syntax, key));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
