package dev.lintel.read.config;

import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Libraries that close an application by standing on its class path. Spring Boot protects every request as soon as
/// Spring Security's web and configuration modules are there and nobody configures a filter chain
/// (Spring Boot reference, "Spring Security").
final class PresentSecurity {
    private static final Set<String> STARTERS = Set.of(
            "spring-boot-starter-security",
            "spring-boot-starter-oauth2-resource-server",
            "spring-boot-starter-oauth2-client",
            "spring-boot-starter-oauth2-authorization-server",
            "spring-boot-starter-security-oauth2-resource-server",
            "spring-boot-starter-security-oauth2-client",
            "spring-boot-starter-security-saml2",
            "spring-cloud-starter-security",
            "spring-cloud-starter-oauth2");

    private PresentSecurity() {}

    static List<Fact> of(List<Fact> facts) {
        Set<String> withWeb = new HashSet<>();
        for (Fact fact : facts) {
            if (fact instanceof Fact.DependsOn on
                    && isShipped(on.library())
                    && on.library().artifact().equals("spring-security-web")) {
                withWeb.add(on.module());
            }
        }
        return facts.stream()
                .filter(Fact.DependsOn.class::isInstance)
                .map(Fact.DependsOn.class::cast)
                .filter(on -> isShipped(on.library()))
                .filter(on -> STARTERS.contains(on.library().artifact())
                        || (on.library().artifact().equals("spring-security-config") && withWeb.contains(on.module())))
                .<Fact>map(on ->
                        new Fact.SecurityPresent(on.module(), true, on.library().at()))
                .toList();
    }

    private static boolean isShipped(Settings.Library library) {
        return !Set.of("test", "import", "plugin", "processor").contains(library.scope());
    }
}
