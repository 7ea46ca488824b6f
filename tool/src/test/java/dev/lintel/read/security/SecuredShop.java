package dev.lintel.read.security;

import dev.lintel.code.MethodId;
import dev.lintel.graph.Access;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Settings;
import dev.lintel.link.access.AccessEvaluation;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import dev.lintel.read.config.ConfigurationFiles;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A shop whose security a test writes, and what may be called in it.
final class SecuredShop {
    private static final String IMPORTS = """
            import java.util.*;
            import org.springframework.beans.factory.annotation.*;
            import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
            import org.springframework.boot.autoconfigure.condition.*;
            import org.springframework.boot.autoconfigure.security.servlet.PathRequest;
            import org.springframework.boot.context.properties.ConfigurationProperties;
            import org.springframework.context.annotation.*;
            import org.springframework.core.annotation.Order;
            import org.springframework.http.HttpMethod;
            import org.springframework.security.access.annotation.Secured;
            import org.springframework.security.access.prepost.PreAuthorize;
            import org.springframework.security.authorization.*;
            import org.springframework.security.config.Customizer;
            import org.springframework.security.config.annotation.method.configuration.*;
            import org.springframework.security.config.annotation.web.builders.*;
            import org.springframework.security.config.annotation.web.configuration.*;
            import org.springframework.security.config.annotation.web.configurers.*;
            import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
            import org.springframework.security.config.http.SessionCreationPolicy;
            import org.springframework.security.config.web.server.ServerHttpSecurity;
            import org.springframework.security.web.SecurityFilterChain;
            import org.springframework.security.web.access.expression.WebExpressionAuthorizationManager;
            import org.springframework.security.web.server.SecurityWebFilterChain;
            import org.springframework.security.web.util.matcher.*;
            import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
            """;

    private final Target target;
    private List<Fact> facts = List.of();

    SecuredShop(Path root) {
        this.target = new Target(root);
    }

    /// A Java file with all imports that security configuration needs.
    SecuredShop java(String type, String text) throws IOException {
        target.java(type, IMPORTS + text);
        return this;
    }

    SecuredShop xml(String text) throws IOException {
        target.file("src/main/resources/security.xml", text);
        return this;
    }

    SecuredShop properties(String text) throws IOException {
        target.file("src/main/resources/application.properties", text);
        return this;
    }

    /// A configuration with one filter chain bean of this body.
    SecuredShop chain(String body) throws IOException {
        return configuration("@Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {\n" + body + "\n}");
    }

    SecuredShop configuration(String members) throws IOException {
        return java("SecurityConfig", "@Configuration class SecurityConfig {\n" + members + "\n}\n");
    }

    /// The older adapter with a `configure(HttpSecurity)` of this body.
    SecuredShop adapter(String body) throws IOException {
        return java(
                "SecurityConfig",
                "@EnableWebSecurity class SecurityConfig extends WebSecurityConfigurerAdapter {\n"
                        + "@Override protected void configure(HttpSecurity http) throws Exception {\n" + body
                        + "\n}\n}\n");
    }

    List<Fact> facts() throws IOException {
        if (facts.isEmpty()) {
            facts = target.facts(new SpringSecurity(), new MethodRules(), new SecurityXml(), new ConfigurationFiles());
        }
        return facts;
    }

    /// Who may call `GET /orders` and the like; the handler is `shop.Orders#get()`.
    String may(String request) throws IOException {
        return access(request).label();
    }

    Access access(String request) throws IOException {
        int space = request.indexOf(' ');
        Endpoint.Route route = new Endpoint.Route(
                request.substring(0, space), request.substring(space + 1), List.of(), List.of(), List.of());
        boolean management = route.path().startsWith("/actuator");
        Span at = Span.ofFile(new SourceId("Orders.java"));
        Fact.Handler handler = new Fact.Handler(
                new MethodId("shop.Orders", "get", List.of()),
                "shop.Orders",
                List.of(route),
                List.of(),
                new Endpoint.Answer("", Endpoint.Answer.Shape.ONE, true, List.of(), at),
                management ? Endpoint.Exposure.MANAGEMENT : Endpoint.Exposure.API,
                Fact.Base.NONE,
                List.of(),
                at);
        Settings settings = new Settings(
                facts().stream()
                        .filter(Fact.Configured.class::isInstance)
                        .map(fact -> ((Fact.Configured) fact).setting())
                        .toList(),
                List.of());
        return AccessEvaluation.of(facts(), _ -> true, settings).access(handler, route, AccessEvaluation.Asked.NOTHING);
    }
}
