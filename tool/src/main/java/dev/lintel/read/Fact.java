package dev.lintel.read;

import dev.lintel.code.MethodId;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.AnsweredEarly;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Browsers;
import dev.lintel.graph.CacheRule;
import dev.lintel.graph.CheckedParts;
import dev.lintel.graph.ClaimedAddress;
import dev.lintel.graph.ClaimedIdentity;
import dev.lintel.graph.Client;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entity;
import dev.lintel.graph.HiddenLink;
import dev.lintel.graph.PasswordEncoding;
import dev.lintel.graph.Printed;
import dev.lintel.graph.Query;
import dev.lintel.graph.QuietCatch;
import dev.lintel.graph.RefusedHere;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Settings;
import dev.lintel.graph.SharedState;
import dev.lintel.graph.TransactionRule;
import dev.lintel.graph.Trusting;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One thing that a reader found. `link` joins facts into the backend graph; readers never see each other's.
public sealed interface Fact {
    // ---- entries

    /// A method that answers requests.
    ///
    /// @param bean the concrete class that serves it (mappings may be inherited from an interface or base class)
    /// @param base which prefix of the configuration still has to stand before the routes' paths
    /// @param behind what ran before it for the same request because it found the object that serves, outermost
    ///     first
    record Handler(
            MethodId method,
            String bean,
            List<Endpoint.Route> routes,
            List<Endpoint.Input> inputs,
            Endpoint.Answer responds,
            Endpoint.Exposure exposure,
            Base base,
            List<Locator> behind,
            Span at)
            implements Fact {
        public Handler {
            routes = List.copyOf(routes);
            inputs = List.copyOf(inputs);
            behind = List.copyOf(behind);
        }
    }

    /// A method that answers no request itself but returns the object whose methods do (Jakarta RESTful Web
    /// Services 4.0, 3.4.1: sub-resource locators).
    ///
    /// @param serves qualified class of that object; for an object of another class it may have returned before
    record Locator(MethodId method, String serves, List<Endpoint.Input> inputs) {
        public Locator {
            inputs = List.copyOf(inputs);
        }
    }

    /// What the server puts before a path.
    enum Base {
        /// Spring MVC: servlet context path, then the dispatcher's path.
        SPRING_MVC,
        /// Spring WebFlux: its base path.
        SPRING_WEBFLUX,
        /// JAX-RS: the context path (the application path is already in the route).
        JAXRS,
        SERVLET,
        /// Micronaut: its server's context path.
        MICRONAUT,
        /// Spring Data REST: its base path, below the one of Spring MVC.
        DATA_REST,
        MANAGEMENT,
        NONE
    }

    record ListensTo(String channel, MethodId method, Span at) implements Fact {}

    record Scheduled(String timing, MethodId method, Span at) implements Fact {}

    /// Runs before handlers.
    ///
    /// @param type qualified class
    /// @param includes path patterns; empty for all; `${key}` stands for a list in the configuration
    /// @param excludes likewise
    /// @param methods handlers that an aspect surely applies to; empty when paths decide
    record Before(
            Endpoint.Stage.Kind kind,
            String type,
            List<String> includes,
            List<String> excludes,
            List<MethodId> methods,
            int order,
            Span at)
            implements Fact {
        public Before {
            includes = List.copyOf(includes);
            excludes = List.copyOf(excludes);
            methods = List.copyOf(methods);
        }

        /// The same with the lists of one application's configuration in place of their keys.
        public Before filled(Settings settings) {
            return new Before(kind, type, filled(includes, settings), filled(excludes, settings), methods, order, at);
        }

        private static List<String> filled(List<String> patterns, Settings settings) {
            return patterns.stream()
                    .flatMap(each -> each.startsWith("${") && each.endsWith("}")
                            ? settings.list(each.substring(2, each.length() - 1)).stream()
                            : Stream.of(each))
                    .toList();
        }
    }

    /// A servlet filter or an interceptor that code registers in a way that is not followed: which class it is of, or
    /// for which paths, is known only while it runs.
    ///
    /// @param module the build module of that code
    /// @param type qualified class; empty when it is not known
    record FilterInCode(String module, String type, Gap gap) implements Fact {}

    // ---- access

    /// One chain of URL rules; chains are tried in `order`, the first whose `applies` matches decides alone.
    ///
    /// @param module the build module whose application it belongs to
    /// @param when under which configuration the chain exists
    /// @param rules in the order in which they are tried
    /// @param otherwise what happens when no rule matches (Spring: denied in the newer DSL, open in the older)
    /// @param also what further filters of the chain ask beside the rules (a permission filter of the project's
    ///     own)
    record SecurityChain(
            String module,
            int order,
            Condition when,
            RequestMatch applies,
            List<UrlRule> rules,
            Decision otherwise,
            List<UrlRule> also,
            Session session,
            Span at)
            implements Fact {
        public SecurityChain {
            rules = List.copyOf(rules);
            also = List.copyOf(also);
        }
    }

    /// How callers of a chain prove who they are.
    ///
    /// @param csrf whether CSRF protection is on; unknown is `UNKNOWN`
    record Session(Set<String> mechanisms, boolean stateless, String csrf) {
        public Session {
            mechanisms = Set.copyOf(mechanisms);
        }
    }

    /// @param when under which configuration the rule stands in its chain
    record UrlRule(RequestMatch match, Decision decision, Condition when, Span at) {}

    /// What a piece of configuration depends on; decided against the settings of one application.
    sealed interface Condition {
        record Always() implements Condition {}

        /// A property has this value.
        ///
        /// @param value what it must equal; empty means present and not `false`
        /// @param missing the answer when the property is not set
        record Property(String key, String value, boolean missing) implements Condition {}

        /// A profile is active; Spring's profile expressions are taken apart into [AnyOf], [AllOf] and [Not].
        record Profile(String name) implements Condition {}

        /// A bean of this type exists: one of these modules, which provide it, belongs to the application.
        record Bean(String type, Set<String> modules) implements Condition {
            public Bean {
                modules = Set.copyOf(modules);
            }
        }

        record AllOf(List<Condition> of) implements Condition {
            public AllOf {
                of = List.copyOf(of);
            }
        }

        record AnyOf(List<Condition> of) implements Condition {
            public AnyOf {
                of = List.copyOf(of);
            }
        }

        record Not(Condition inner) implements Condition {}

        record Undecided(Gap gap) implements Condition {}
    }

    /// Which requests a rule is for.
    sealed interface RequestMatch {
        record Any() implements RequestMatch {}

        /// @param method `*` for all
        record Path(String method, Syntax syntax, String pattern) implements RequestMatch {}

        /// The paths that the configuration lists under this key.
        ///
        /// @param method `*` for all
        record Configured(String method, Syntax syntax, String key) implements RequestMatch {}

        /// Exactly the requests that these methods answer (paths gathered at start-up from an annotation).
        record Handlers(Set<MethodId> methods) implements RequestMatch {
            public Handlers {
                methods = Set.copyOf(methods);
            }
        }

        /// Management endpoints by id (`EndpointRequest.to("health")`); no ids means all of them.
        record Management(Set<String> ids) implements RequestMatch {
            public Management {
                ids = Set.copyOf(ids);
            }
        }

        /// Matches when any of them does.
        record AnyOf(List<RequestMatch> of) implements RequestMatch {
            public AnyOf {
                of = List.copyOf(of);
            }
        }

        record AllOf(List<RequestMatch> of) implements RequestMatch {
            public AllOf {
                of = List.copyOf(of);
            }
        }

        record Not(RequestMatch inner) implements RequestMatch {}

        record Unknown(Gap gap) implements RequestMatch {}
    }

    /// How a path pattern is written.
    enum Syntax {
        /// `/orders/*`, `/orders/**`, as Spring's AntPathRequestMatcher.
        ANT,
        /// As Spring MVC matches its own mappings (`/orders/{id}`, `/orders/**`, trailing slash by version).
        PATH_PATTERN,
        REGEX
    }

    sealed interface Decision {
        record Permit() implements Decision {}

        record Deny() implements Decision {}

        record Require(List<Requirement> all) implements Decision {
            public Require {
                all = List.copyOf(all);
            }
        }

        /// Decided from data at run time; `authenticated` when a login is needed in any case.
        record FromData(boolean authenticated, String reason) implements Decision {}

        record Unknown(Gap gap) implements Decision {}
    }

    /// Requests that the whole security machinery never sees (`web.ignoring()`).
    record Ignored(String module, RequestMatch match, Condition when, Span at) implements Fact {}

    /// What a library's interceptor or filter asks of callers by path, as the code that registers it says. All
    /// rules that take a request hold, none ends the search.
    ///
    /// @param at where it is registered, as its [Before] has it
    /// @param except handlers that an annotation lets off
    record Asking(String module, List<UrlRule> rules, Set<MethodId> except, Span at) implements Fact {
        public Asking {
            rules = List.copyOf(rules);
            except = Set.copyOf(except);
        }
    }

    /// A rule on a method or on the method that it inherits from. It holds only where the application turns this
    /// kind of annotation on, see [MethodSecurity].
    record MethodRule(MethodId method, RuleKind kind, Decision decision, Span at) implements Fact {}

    /// Which machinery reads a method's rule.
    enum RuleKind {
        /// `@PreAuthorize` and its siblings.
        PRE_POST,
        /// `@Secured`.
        SECURED,
        /// `@RolesAllowed`, `@PermitAll`, `@DenyAll`.
        JSR250,
        /// An annotation whose machinery needs no switch of its own that we could read (Shiro, Sa-Token).
        LIBRARY,
        /// An annotation that lets nobody in by itself and says that a handler is open on purpose (Lintel guard's
        /// `@PublicEndpoint`, Sa-Token's `@SaIgnore`).
        MEANT_OPEN
    }

    /// The switch that makes method rules of these kinds hold.
    record MethodSecurity(String module, Set<RuleKind> kinds, Condition when, Span at) implements Fact {
        public MethodSecurity {
            kinds = Set.copyOf(kinds);
        }
    }

    /// That a security framework stands in the way by its mere presence (a starter on the class path without any
    /// configuration protects everything).
    record SecurityPresent(String module, boolean byDefaultAuthenticated, Span at) implements Fact {}

    // ---- persistence

    record Mapped(Entity entity) implements Fact {}

    /// Calling this method runs this query.
    ///
    /// @param receiver the repository or mapper type on which it is called
    /// @param arity number of arguments; -1 for any
    /// @param parameters erased types; empty when the arity is enough
    /// @param bound which argument is bound to which parameter of the shape
    record QueryMethod(
            String receiver, String name, int arity, List<String> parameters, Query query, List<Binding> bound, Span at)
            implements Fact {
        public QueryMethod {
            parameters = List.copyOf(parameters);
            bound = List.copyOf(bound);
        }
    }

    /// @param parameter name in the shape
    /// @param argument index from 0
    /// @param path property path inside the argument, `filter.status` as `[filter, status]`
    record Binding(String parameter, int argument, List<String> path) {
        public Binding {
            path = List.copyOf(path);
        }
    }

    /// The call expression at this place runs this query (`jdbc.query(..)`, `entityManager.find(..)`).
    ///
    /// @param site the place of the call that runs it, exactly as the body has it
    /// @param bound places of the expressions that are bound, by the shape's parameter names
    record QueryCall(MethodId in, Span site, Query query, Map<String, Span> bound) implements Fact {
        public QueryCall {
            bound = Map.copyOf(bound);
        }
    }

    /// A schema as one tool's migrations or one schema file leave it.
    ///
    /// @param authoritative migrations; `false` for a loose SQL file that may or may not be what runs
    record Database(String module, Schema schema, boolean authoritative, Span at) implements Fact {}

    // ---- the world outside

    /// Every call on this type leaves the process (Feign client, HTTP interface, gRPC stub).
    record RemoteType(String type, Client client) implements Fact {}

    /// The call expression at this place leaves the process.
    record RemoteCall(MethodId in, Span site, Client client, String operation) implements Fact {}

    /// Where a client gets its time limits when the code that makes it gives none: the first source that says
    /// something decides. `link` asks them with the settings and the library versions of the application.
    ///
    /// @param module the build module of the code that makes the client
    /// @param client as the remote calls and types name it
    /// @param connect empty when the code itself decides the time to connect
    /// @param response likewise for the time to answer
    record TimeLimits(String module, Client client, List<LimitSource> connect, List<LimitSource> response)
            implements Fact {
        public TimeLimits {
            connect = List.copyOf(connect);
            response = List.copyOf(response);
        }
    }

    /// Something outside the code that may limit a client's time.
    sealed interface LimitSource {
        Versions holds();

        /// A setting: a duration as `2s`, `PT2S` or a number of milliseconds.
        record BySetting(String key, Versions holds) implements LimitSource {}

        /// What the library does by itself.
        record ByDefault(Client.Timeout is, Versions holds) implements LimitSource {}
    }

    /// A range of versions of one library, `from` inclusive and `before` exclusive; an empty bound is none.
    ///
    /// @param group empty when it holds for every version
    record Versions(String group, String artifact, String from, String before) {
        public static final Versions ALL = new Versions("", "", "", "");
    }

    /// The call expression at this place hands over a message.
    record PublishCall(MethodId in, Span site, String channel, boolean afterCommit) implements Fact {}

    // ---- how beans behave

    /// A container-managed object.
    ///
    /// @param type the concrete class
    /// @param name the bean's name
    /// @param primary chosen when several fit
    /// @param condition profile or condition under which it exists, `profile test`; empty for always
    record Bean(String type, String name, boolean primary, String condition, Span at) implements Fact {}

    record Transactional(MethodId method, TransactionRule rule) implements Fact {}

    /// Passwords go through this encoder.
    ///
    /// @param in the class that makes it or puts it to use
    record EncodesPasswords(String in, PasswordEncoding encoding) implements Fact {}

    /// Pages of any site are let in together with what the browser knows its user by.
    ///
    /// @param in the class whose code says so
    record AllowsAnyOrigin(String in, Browsers.AnyOrigin origin) implements Fact {}

    /// @param in the class whose code says so
    record SaysSameSite(String in, Browsers.SameSite said) implements Fact {}

    /// Code that connects over TLS believes whoever answers.
    record Trusts(Trusting trusting) implements Fact {}

    /// Every failure is caught, and nobody is told.
    record Quiet(QuietCatch caught) implements Fact {}

    /// An error is answered, and the code goes on.
    record AnswersEarly(AnsweredEarly answered) implements Fact {}

    /// A branch refuses after it wrote into the log.
    record Refuses(RefusedHere refused) implements Fact {}

    /// A decision rests on an address that the request claims.
    record ByClaimedAddress(ClaimedAddress claimed) implements Fact {}

    /// A request is asked who sends it, in a header of its own.
    record ReadsClaimedIdentity(ClaimedIdentity identity) implements Fact {}

    /// An access rule on a handler names these inputs.
    record ChecksParts(CheckedParts checked) implements Fact {}

    /// Resources of Jakarta REST stand below this path.
    ///
    /// @param module the build module whose resources these are
    record Mounted(String module, String path) implements Fact {}

    /// A field that all requests share keeps what belongs to one of them.
    record Shares(SharedState state) implements Fact {}

    /// A page writes a parameter as it is.
    ///
    /// @param module the build module that the page is of
    record Prints(String module, Printed printed) implements Fact {}

    /// A link that pages show to some callers only.
    ///
    /// @param module the build module that the page is of
    record Hides(String module, HiddenLink link) implements Fact {}

    record Async(MethodId method, Span at) implements Fact {}

    /// A method keeps its answers, or takes kept ones out.
    record Caches(CacheRule rule) implements Fact {}

    /// Code of this class makes caches, or says how long they keep what.
    ///
    /// @param keys whether it makes the keys of those that name none
    record MakesCaches(String in, boolean keys) implements Fact {}

    /// A limit on calls.
    ///
    /// @param paths patterns; empty with no methods means everything
    record Limited(List<MethodId> methods, List<String> paths, String by, Span at) implements Fact {
        public Limited {
            methods = List.copyOf(methods);
            paths = List.copyOf(paths);
        }
    }

    /// An exception becomes a status.
    ///
    /// @param within qualified class whose handlers alone it is for; empty for all
    /// @param statuses empty when the status is chosen while it runs
    /// @param tells where the exception's own text is taken into the answer; empty when it is not
    record ErrorMapping(String exception, String within, List<Integer> statuses, Optional<Span> tells, Span at)
            implements Fact {
        public ErrorMapping {
            statuses = List.copyOf(statuses);
        }
    }

    /// How a type looks as JSON.
    record Body(BodyType type) implements Fact {}

    // ---- configuration and build

    /// @param module the build module whose configuration it is
    record Configured(String module, Settings.Setting setting) implements Fact {}

    record DependsOn(String module, Settings.Library library) implements Fact {}

    /// One build module and the modules of the same repository that it uses.
    record Module(String folder, String name, List<String> uses, Span at) implements Fact {
        public Module {
            uses = List.copyOf(uses);
        }
    }

    /// A class that starts an application.
    ///
    /// @param scans base packages that it looks for beans in
    record Main(String module, String type, List<String> scans, Span at) implements Fact {
        public Main {
            scans = List.copyOf(scans);
        }
    }

    /// Where Spring looks for components, and classes that a file names as such.
    ///
    /// @param module the build module
    /// @param by the annotated class; empty for a file
    /// @param names packages, and qualified classes
    /// @param complete `false` when some of them could not be read
    record Scan(String module, String by, List<String> names, boolean complete, Span at) implements Fact {
        public Scan {
            names = List.copyOf(names);
        }
    }

    // ---- what is not known

    /// Something could not be read.
    record Unread(Layer layer, Gap gap) implements Fact {}

    /// What a gap belongs to, so that only its practices fall silent.
    enum Layer {
        CODE,
        ENTRIES,
        SECURITY,
        PERSISTENCE,
        TRANSACTIONS,
        SCHEMA,
        CONFIGURATION,
        CLIENTS,
        OTHER
    }
}
