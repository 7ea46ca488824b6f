package dev.lintel.read.security;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.Syntax;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Follows the code that configures one filter chain in the order in which it runs, through lambdas, method
/// references and helper methods, and notes what it says. One per chain; its state ends with it.
final class ChainReading implements Matchers.Locals {
    private static final Set<String> SCOPES =
            Set.of("securityMatcher", "securityMatchers", "antMatcher", "mvcMatcher", "regexMatcher", "requestMatcher");
    private static final Set<String> AUTHORIZES =
            Set.of("authorizeHttpRequests", "authorizeRequests", "authorizeExchange");
    private static final Set<String> MECHANISMS =
            Set.of("formLogin", "httpBasic", "oauth2ResourceServer", "oauth2Login", "saml2Login", "x509", "rememberMe");
    private static final Set<String> INTERCEPTORS = Set.of(
            "org.springframework.security.access.intercept.AbstractSecurityInterceptor",
            "org.springframework.security.web.access.intercept.FilterSecurityInterceptor",
            "org.springframework.security.web.access.intercept.AuthorizationFilter");
    private static final Set<String> REPLACES =
            Set.of("setSecurityMetadataSource", "setAccessDecisionManager", "setAuthorizationManager");
    private static final Set<String> PAGES =
            Set.of("loginPage", "loginProcessingUrl", "failureUrl", "logoutUrl", "logoutSuccessUrl");
    private static final int DEEPEST = 6;

    private final Program program;
    private final Conditionals conditionals;
    private final Decisions decisions;
    private final Matchers matchers;
    private final Constants constants;
    private final List<Fact.UrlRule> rules = new ArrayList<>();
    private final List<Fact.UrlRule> also = new ArrayList<>();
    private final List<RequestMatch> applies = new ArrayList<>();
    private final List<RequestMatch> ignored = new ArrayList<>();
    private final Set<String> authorizes = new LinkedHashSet<>();
    private final Set<String> mechanisms = new LinkedHashSet<>();
    private final Map<String, Expression> locals = new HashMap<>();
    private final Map<String, Expression> iterated = new HashMap<>();
    private final Set<MethodId> followed = new HashSet<>();
    private final List<Condition> conditions = new ArrayList<>();
    private boolean stateless;
    private String csrf = "ON";
    private Optional<Gap> handedAway = Optional.empty();
    private SourceId file;

    ChainReading(Program program, Conditionals conditionals, Body body) {
        this.program = program;
        this.conditionals = conditionals;
        this.decisions = new Decisions(program);
        this.matchers = new Matchers(program, this);
        this.constants = new Constants(program);
        this.file = body.file();
    }

    /// The chain of an adapter that overrides nothing: every request is authenticated (its documented default).
    static Fact.SecurityChain untouched(TypeDeclaration type, Condition when) {
        Decision authenticated = new Decision.Require(List.of(new Requirement.Authenticated(type.at())));
        return new Fact.SecurityChain(
                type.module(),
                100,
                when,
                new RequestMatch.Any(),
                List.of(),
                authenticated,
                List.of(),
                new Fact.Session(Set.of("formLogin", "httpBasic"), false, "ON"),
                type.at());
    }

    /// The chain of code that cannot be read.
    static Fact.SecurityChain unread(String module, int order, Condition when, Span at, Gap gap) {
        return new Fact.SecurityChain(
                module,
                order,
                when,
                new RequestMatch.Any(),
                List.of(),
                new Decision.Unknown(gap),
                List.of(),
                new Fact.Session(Set.of(), false, "UNKNOWN"),
                at);
    }

    Fact.SecurityChain chain(String module, int order, Condition when, Span at) {
        RequestMatch scope = applies.isEmpty()
                ? new RequestMatch.Any()
                : applies.size() == 1 ? applies.getFirst() : new RequestMatch.AnyOf(applies);
        boolean strict = authorizes.contains("authorizeHttpRequests") || authorizes.contains("authorizeExchange");
        Decision silent = strict ? new Decision.Deny() : new Decision.Permit();
        Decision otherwise = rules.isEmpty()
                ? handedAway.<Decision>map(Decision.Unknown::new).orElse(silent)
                : silent;
        return new Fact.SecurityChain(
                module, order, when, scope, rules, otherwise, also, new Fact.Session(mechanisms, stateless, csrf), at);
    }

    List<Fact> ignored(String module, Condition when) {
        return ignored.stream()
                .<Fact>map(match -> new Fact.Ignored(module, match, when, Span.ofFile(file)))
                .toList();
    }

    void follow(Body body) {
        if (!followed.add(body.method()) || followed.size() > 40) {
            return;
        }
        SourceId before = file;
        file = body.file();
        Walk.all(body.block(), Statement.Local.class)
                .forEach(local -> local.value().ifPresent(value -> locals.putIfAbsent(local.name(), value)));
        visit(body.block(), 0);
        file = before;
    }

    @Override
    public Optional<Expression> value(String variable) {
        return Optional.ofNullable(locals.get(variable));
    }

    @Override
    public Optional<Expression> iterated(String variable) {
        return Optional.ofNullable(iterated.get(variable));
    }

    @Override
    public Span at(Expression expression) {
        return expression.at(file);
    }

    private void visit(Node node, int depth) {
        if (depth > 400) {
            return;
        }
        switch (node) {
            case Statement.If choice -> {
                visit(choice.condition(), depth + 1);
                Condition holds =
                        conditionals.of(choice.condition(), choice.condition().at(file));
                under(holds, choice.then(), depth);
                choice.otherwise().ifPresent(otherwise -> under(new Condition.Not(holds), otherwise, depth));
            }
            case Statement.ForEach loop -> {
                iterated.put(loop.variable().name(), loop.source());
                visit(loop.body(), depth + 1);
            }
            case Expression.Call call -> {
                call.receiver().ifPresent(receiver -> visit(receiver, depth + 1));
                before(call);
                call.arguments().forEach(argument -> visitArgument(call, argument, depth + 1));
                after(call);
            }
            case Statement.Unread unread -> unreadRules(unread.at(file));
            default -> Walk.children(node).forEach(child -> visit(child, depth + 1));
        }
    }

    private void under(Condition condition, Statement statement, int depth) {
        conditions.add(condition);
        visit(statement, depth + 1);
        conditions.removeLast();
    }

    /// A lambda over a list of paths (`urls.forEach(url -> registry.antMatchers(url)..)`) is a loop as well.
    private void visitArgument(Call call, Expression argument, int depth) {
        if (argument instanceof Expression.Lambda lambda
                && call.name().equals("forEach")
                && !lambda.parameters().isEmpty()) {
            call.receiver()
                    .ifPresent(source ->
                            iterated.put(lambda.parameters().getFirst().name(), source));
        }
        if (argument instanceof Expression.MethodReference reference) {
            reference.callee().method().ifPresent(this::helper);
        }
        if (AUTHORIZES.contains(call.name()) && argument instanceof Call made) {
            made.callee().method().ifPresent(this::helper);
        }
        visit(argument, depth);
    }

    private void before(Call call) {
        String name = call.name();
        if (name.equals("configure") && call.receiver().orElse(null) instanceof Expression.This self && self.base()) {
            parentsDefault(call, self);
        }
        if (AUTHORIZES.contains(name)) {
            call.arguments().stream().filter(this::isHidden).forEach(argument -> unreadRules(argument.at(file)));
        }
        if (AUTHORIZES.contains(name)) {
            authorizes.add(name);
        }
        if (MECHANISMS.contains(name)) {
            mechanisms.add(name);
        }
        if (name.equals("csrf")) {
            csrf = call.arguments().stream().anyMatch(ChainReading::disables) ? "OFF" : csrf;
        }
        if (name.equals("disable")
                && call.receiver().filter(ChainReading::isCsrf).isPresent()) {
            csrf = "OFF";
        }
    }

    /// What `super.configure(http)` of the older adapter does itself: every request needs a login.
    private void parentsDefault(Call call, Expression.This self) {
        if (self.type().erasure().endsWith("WebSecurityConfigurerAdapter")) {
            authorizes.add("authorizeRequests");
            mechanisms.addAll(Set.of("formLogin", "httpBasic"));
            Span at = call.at(file);
            Decision login = new Decision.Require(List.of(new Requirement.Authenticated(at)));
            rules.add(
                    new Fact.UrlRule(new RequestMatch.Any(), login, Conditionals.joined(List.copyOf(conditions)), at));
        }
    }

    /// Rules that come from elsewhere: a customizer that is a parameter, a field, or a library's.
    private boolean isHidden(Expression argument) {
        return switch (argument) {
            case Expression.Lambda _, Expression.MethodReference _ -> false;
            case Expression.Variable variable -> !(locals.get(variable.name()) instanceof Expression.Lambda);
            case Call call ->
                call.callee().method().flatMap(program::body).isEmpty()
                        && !call.name().equals("withDefaults");
            default -> true;
        };
    }

    private void unreadRules(Span at) {
        Decision unknown = new Decision.Unknown(new Gap(
                at, "security rules that are made elsewhere could not be read", "access behind them is unknown"));
        rules.add(new Fact.UrlRule(new RequestMatch.Any(), unknown, Conditionals.joined(List.copyOf(conditions)), at));
    }

    private static boolean disables(Expression argument) {
        return argument instanceof Expression.MethodReference reference
                        && reference.callee().name().equals("disable")
                || argument instanceof Expression.Lambda lambda
                        && Walk.calls(lambda.body())
                                .anyMatch(call -> call.name().equals("disable"));
    }

    private static boolean isCsrf(Expression receiver) {
        return receiver instanceof Call call && call.name().equals("csrf");
    }

    private void after(Call call) {
        String name = call.name();
        if (Decisions.isDecision(name) && call.receiver().orElse(null) instanceof Call matcher) {
            rule(call, matcher);
            if (name.equals("permitAll")) {
                permittedPages(call);
            }
        } else if (name.equals("sessionCreationPolicy")) {
            stateless |= call.arguments().stream()
                    .anyMatch(each -> each instanceof Expression.FieldAccess field
                            && field.name().equals("STATELESS"));
        } else if (name.startsWith("addFilter")) {
            call.arguments().forEach(argument -> interceptor(call, argument));
        } else if (name.equals("accessDecisionManager") || name.equals("withObjectPostProcessor")) {
            call.arguments().forEach(argument -> replacedInterceptor(call, argument));
        } else if (name.equals("apply") || name.equals("with")) {
            call.arguments().forEach(this::configurer);
        } else if (name.equals("applyDefaultSecurity")) {
            authorizationServer(call);
        } else if (scopes(call)) {
            applies.add(matchers.of(call));
        } else if (ignores(call)) {
            ignored.add(matchers.of(call));
        } else {
            call.callee().method().filter(this::handsOn).ifPresentOrElse(this::helper, () -> unfollowed(call));
        }
    }

    private void unfollowed(Call call) {
        if (handedAway.isEmpty() && HandedAway.rules(call)) {
            handedAway = Optional.of(new Gap(
                    call.at(file),
                    "the rules of this filter chain are made by code that is not read",
                    "who may call what is unknown"));
        }
    }

    private void rule(Call decision, Call receiver) {
        Call matcher = receiver.name().equals("not") && receiver.receiver().orElse(null) instanceof Call inner
                ? inner
                : receiver;
        if (!Matchers.isMatcher(matcher.name())) {
            return;
        }
        Decision decided = decisions.of(decision, decision.at(file));
        if (receiver != matcher) {
            decided = new Decision.Require(
                    List.of(new Requirement.Expression("not " + decision.name(), decision.at(file))));
        }
        Span at = new Span(
                file,
                matcherAt(matcher).line(),
                matcherAt(matcher).column(),
                decision.at(file).endLine(),
                decision.at(file).endColumn());
        rules.add(new Fact.UrlRule(matchers.of(matcher), decided, Conditionals.joined(List.copyOf(conditions)), at));
    }

    /// `formLogin().loginPage("/signin").permitAll()` opens exactly the pages that the configurer names, before
    /// all rules.
    private void permittedPages(Call permit) {
        Span at = permit.at(file);
        Expression next = permit.receiver().orElse(permit);
        while (next instanceof Call call && !call.name().equals("and")) {
            if (PAGES.contains(call.name()) && !call.arguments().isEmpty()) {
                constants
                        .text(call.arguments().getFirst())
                        .map(ChainReading::withoutQuery)
                        .ifPresent(page -> rules.addFirst(new Fact.UrlRule(
                                new RequestMatch.Path("*", Syntax.ANT, page),
                                new Decision.Permit(),
                                Conditionals.joined(List.copyOf(conditions)),
                                at)));
            }
            next = call.receiver().orElse(permit);
        }
    }

    private static String withoutQuery(String page) {
        int end = page.indexOf('?');
        return end < 0 ? page : page.substring(0, end);
    }

    /// The matcher's own name in a long chain: the end of what it is called on.
    private Span matcherAt(Call matcher) {
        Span whole = matcher.at(file);
        return matcher.receiver()
                .map(receiver -> receiver.at(file))
                .map(before -> new Span(
                        file,
                        lineOfName(matcher, before),
                        before.endLine() == lineOfName(matcher, before) ? before.endColumn() : 1,
                        whole.endLine(),
                        whole.endColumn()))
                .orElse(whole);
    }

    /// Where a chain is laid out one call a line, the name stands on the line of the call's end or of its first
    /// argument.
    private int lineOfName(Call call, Span before) {
        return call.arguments().isEmpty()
                ? call.at(file).endLine()
                : Math.max(
                        before.endLine(), call.arguments().getFirst().at(file).line());
    }

    /// A filter of the target that decides like the framework's own interceptor, from whatever it reads at run
    /// time.
    private void interceptor(Call call, Expression argument) {
        if (!(argument.type() instanceof Type.Declared declared) || argument instanceof Expression.ClassLiteral) {
            return;
        }
        boolean decides = program.supertypes(declared.name()).stream()
                        .anyMatch(each -> INTERCEPTORS.contains(each.name()))
                && program.type(declared.name()).flatMap(type -> type.origin()).isPresent();
        if (decides) {
            Decision data = new Decision.FromData(
                    true, "the permissions that " + simple(declared.name()) + " reads at run time");
            also.add(new Fact.UrlRule(
                    new RequestMatch.Any(), data, Conditionals.joined(List.copyOf(conditions)), call.at(file)));
        }
    }

    /// Access decided by the target's own code in place of the framework's: a decision manager, or a post
    /// processor that gives the interceptor another source of rules.
    private void replacedInterceptor(Call call, Expression argument) {
        boolean replaces = call.name().equals("accessDecisionManager")
                ? isOwn(argument)
                : argument instanceof Expression.New made
                        && made.anonymous().flatMap(program::type).stream()
                                .flatMap(type -> type.methods().stream())
                                .flatMap(method -> program.body(method.id()).stream())
                                .flatMap(body -> Walk.calls(body.block()))
                                .anyMatch(inner -> REPLACES.contains(inner.name()));
        if (replaces) {
            Decision data = new Decision.FromData(false, "rules that the project's own code reads at run time");
            also.add(new Fact.UrlRule(
                    new RequestMatch.Any(), data, Conditionals.joined(List.copyOf(conditions)), call.at(file)));
        }
    }

    private boolean isOwn(Expression argument) {
        return argument.type() instanceof Type.Declared declared
                && program.type(declared.name())
                        .flatMap(TypeDeclaration::origin)
                        .isPresent();
    }

    /// `http.apply(new TokenConfigurer())`: the configurer's own code works on the same builder.
    private void configurer(Expression argument) {
        if (argument.type() instanceof Type.Declared declared) {
            program.type(declared.name()).filter(TypeDeclaration::isMain).stream()
                    .flatMap(type -> type.methods().stream())
                    .filter(method ->
                            method.name().equals("init") || method.name().equals("configure"))
                    .map(Method::id)
                    .filter(this::handsOn)
                    .forEach(this::helper);
        }
    }

    /// The chain of Spring Authorization Server is for its own endpoints only, which ask for a login or a client.
    private void authorizationServer(Call call) {
        Span at = call.at(file);
        applies.add(new RequestMatch.AnyOf(List.of(
                new RequestMatch.Path("*", Syntax.ANT, "/oauth2/**"),
                new RequestMatch.Path("*", Syntax.ANT, "/connect/**"),
                new RequestMatch.Path("*", Syntax.ANT, "/userinfo"),
                new RequestMatch.Path("*", Syntax.ANT, "/.well-known/**"))));
        authorizes.add("authorizeHttpRequests");
        rules.add(new Fact.UrlRule(
                new RequestMatch.Any(),
                new Decision.Require(List.of(new Requirement.Authenticated(at))),
                Conditionals.joined(List.copyOf(conditions)),
                at));
    }

    private static boolean scopes(Call call) {
        String receiver = call.receiver().map(each -> each.type().erasure()).orElse("");
        boolean onHttp = receiver.endsWith("HttpSecurity");
        boolean oldScope = receiver.endsWith("RequestMatcherConfigurer") && Matchers.isMatcher(call.name());
        return !call.arguments().isEmpty()
                && !(call.arguments().getFirst() instanceof Expression.Lambda)
                && (onHttp && SCOPES.contains(call.name()) || oldScope);
    }

    /// `web.ignoring().antMatchers(..)`.
    private static boolean ignores(Call call) {
        return Matchers.isMatcher(call.name())
                && call.receiver().orElse(null) instanceof Call before
                && (before.name().equals("ignoring")
                        || before.receiver().orElse(null) instanceof Call first
                                && first.name().equals("ignoring"));
    }

    /// A method of the target that is given the builder, or works on it.
    private boolean handsOn(MethodId id) {
        Optional<Method> method = program.method(id);
        return method.filter(Method::hasBody).isPresent()
                && id.parameters().stream()
                        .anyMatch(type -> type.endsWith("HttpSecurity")
                                || type.endsWith("Registry")
                                || type.endsWith("AuthorizeExchangeSpec"));
    }

    private void helper(MethodId id) {
        if (followed.size() < DEEPEST * 6) {
            program.body(id).ifPresent(this::follow);
        }
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
