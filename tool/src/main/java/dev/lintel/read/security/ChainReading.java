package dev.lintel.read.security;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
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
    private static final Set<String> PAGES =
            Set.of("loginPage", "loginProcessingUrl", "failureUrl", "logoutUrl", "logoutSuccessUrl");
    private static final int MOST_METHODS = 40;
    private static final int DEEPEST = 400;

    private final Program program;
    private final Conditionals conditionals;
    private final Decisions decisions;
    private final DecidingFilters filters;
    private final Matchers matchers;
    private final Constants constants;
    private final ChainDraft draft = new ChainDraft();
    private final List<RequestMatch> ignored = new ArrayList<>();
    private final Map<String, Expression> locals = new HashMap<>();
    private final Map<String, Expression> iterated = new HashMap<>();
    private final Set<MethodId> followed = new HashSet<>();
    private final List<Condition> conditions = new ArrayList<>();
    private SourceId file;

    ChainReading(Program program, Conditionals conditionals, Body body) {
        this.program = program;
        this.conditionals = conditionals;
        this.decisions = new Decisions(program);
        this.filters = new DecidingFilters(program);
        this.matchers = new Matchers(program, this);
        this.constants = new Constants(program);
        this.file = body.file();
    }

    Fact.SecurityChain chain(String module, int order, Condition when, Span at) {
        return draft.chain(module, order, when, at);
    }

    List<Fact> ignored(String module, Condition when) {
        return ignored.stream()
                .<Fact>map(match -> new Fact.Ignored(module, match, when, Span.ofFile(file)))
                .toList();
    }

    void follow(Body body) {
        if (!followed.add(body.method()) || followed.size() > MOST_METHODS) {
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
        if (depth > DEEPEST) {
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
            String element = lambda.parameters().getFirst().name();
            call.receiver().ifPresent(source -> iterated.put(element, source));
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
        draft.mechanism(name);
        if (AUTHORIZES.contains(name)) {
            draft.authorizes(name);
            call.arguments().stream().filter(this::isHidden).forEach(argument -> unreadRules(argument.at(file)));
        } else if (name.equals("configure")
                && call.receiver().orElse(null) instanceof Expression.This self
                && self.base()) {
            parentsDefault(call, self);
        } else if (name.equals("csrf") && call.arguments().stream().anyMatch(ChainReading::disables)
                || name.equals("disable")
                        && call.receiver().filter(ChainReading::isCsrf).isPresent()) {
            draft.withoutCsrf();
        }
    }

    /// What `super.configure(http)` of the older adapter does itself, and Vaadin's after its own paths: every request
    /// needs a login.
    private void parentsDefault(Call call, Expression.This self) {
        String parent = self.type().erasure();
        if (parent.endsWith("WebSecurityConfigurerAdapter")
                || parent.endsWith("ResourceServerConfigurerAdapter")
                || parent.endsWith(".VaadinWebSecurity")) {
            draft.authorizes("authorizeRequests");
            draft.mechanism("formLogin");
            draft.mechanism("httpBasic");
            draft.rule(rule(new RequestMatch.Any(), ChainDraft.login(call.at(file)), call.at(file)));
        }
    }

    private Fact.UrlRule rule(RequestMatch match, Decision decision, Span at) {
        return new Fact.UrlRule(match, decision, Conditionals.joined(List.copyOf(conditions)), at);
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
        draft.rule(rule(new RequestMatch.Any(), unknown, at));
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
            decision(call, matcher);
        } else if (name.equals("sessionCreationPolicy")) {
            sessionPolicy(call);
        } else if (name.equals("apply") || name.equals("with")) {
            configurer(call);
        } else if (name.equals("applyDefaultSecurity")) {
            authorizationServer(call);
        } else if (scopes(call)) {
            draft.applies(matchers.of(call));
        } else if (ignores(call)) {
            ignored.add(matchers.of(call));
        } else {
            filters.of(call).ifPresent(data -> draft.also(rule(new RequestMatch.Any(), data, call.at(file))));
            call.callee().method().filter(this::handsOn).ifPresentOrElse(this::helper, () -> unfollowed(call));
        }
    }

    private void sessionPolicy(Call call) {
        boolean stateless = call.arguments().stream()
                .anyMatch(each -> each instanceof Expression.FieldAccess field
                        && field.name().equals("STATELESS"));
        if (stateless) {
            draft.stateless();
        }
    }

    private void unfollowed(Call call) {
        if (HandedAway.rules(call)) {
            draft.handedAway(new Gap(
                    call.at(file),
                    "the rules of this filter chain are made by code that is not read",
                    "who may call what is unknown"));
        }
    }

    private void decision(Call decision, Call receiver) {
        boolean negated = receiver.name().equals("not");
        Call matcher = negated && receiver.receiver().orElse(null) instanceof Call inner ? inner : receiver;
        Span whole = decision.at(file);
        if (Matchers.isMatcher(matcher.name())) {
            Decision decided = negated
                    ? new Decision.Require(List.of(new Requirement.Expression("not " + decision.name(), whole)))
                    : decisions.of(decision, whole);
            draft.rule(rule(matchers.of(matcher), decided, new RulePlace(file).of(matcher, decision)));
        } else if (decision.name().equals("permitAll")) {
            permittedPages(decision);
        }
    }

    /// `formLogin().loginPage("/signin").permitAll()` opens exactly the pages that the configurer names, before all
    /// rules.
    private void permittedPages(Call permit) {
        Expression next = permit.receiver().orElse(permit);
        while (next instanceof Call call && !call.name().equals("and")) {
            if (PAGES.contains(call.name()) && !call.arguments().isEmpty()) {
                constants
                        .text(call.arguments().getFirst())
                        .map(page -> new RequestMatch.Path("*", Syntax.ANT, withoutQuery(page)))
                        .ifPresent(page -> draft.firstRule(rule(page, new Decision.Permit(), permit.at(file))));
            }
            next = call.receiver().orElse(permit);
        }
    }

    private static String withoutQuery(String page) {
        int end = page.indexOf('?');
        return end < 0 ? page : page.substring(0, end);
    }

    /// `http.apply(new TokenConfigurer())`: the configurer's own code works on the same builder.
    private void configurer(Call call) {
        List<TypeDeclaration> own = call.arguments().stream()
                .flatMap(argument -> program.type(argument.type().erasure()).stream())
                .filter(TypeDeclaration::isMain)
                .toList();
        own.stream()
                .flatMap(type -> type.methods().stream())
                .filter(method -> method.name().equals("init") || method.name().equals("configure"))
                .map(Method::id)
                .filter(this::handsOn)
                .forEach(this::helper);
        if (own.isEmpty()) {
            unfollowed(call);
        }
    }

    /// The chain of Spring Authorization Server is for its own endpoints only, which ask for a login or a client.
    private void authorizationServer(Call call) {
        draft.applies(new RequestMatch.AnyOf(List.of(
                new RequestMatch.Path("*", Syntax.ANT, "/oauth2/**"),
                new RequestMatch.Path("*", Syntax.ANT, "/connect/**"),
                new RequestMatch.Path("*", Syntax.ANT, "/userinfo"),
                new RequestMatch.Path("*", Syntax.ANT, "/.well-known/**"))));
        draft.authorizes("authorizeHttpRequests");
        draft.rule(rule(new RequestMatch.Any(), ChainDraft.login(call.at(file)), call.at(file)));
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
        program.body(id).ifPresent(this::follow);
    }
}
