package dev.lintel.read.security;

import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Spring Security 5 to 7: filter chain beans, the older configurer adapter, ignored paths, the switches of
/// method security.
public final class SpringSecurity implements Framework {
    /// Vaadin's base class is configured like the older adapter, and gives its chain as a bean itself.
    private static final Set<String> ADAPTERS = Set.of(
            "org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter",
            "com.vaadin.flow.spring.security.VaadinWebSecurity",
            "com.vaadin.flow.spring.security.VaadinWebSecurityConfigurerAdapter");
    private static final String OAUTH = "org.springframework.security.oauth2.config.annotation.web.configuration.";
    /// The resource server of Spring Security OAuth 2, which has a chain of its own before that of the adapter.
    private static final String RESOURCES = OAUTH + "ResourceServerConfigurerAdapter";
    private static final String RESOURCE_SERVER = OAUTH + "EnableResourceServer";
    private static final int RESOURCE_ORDER = 3;
    private static final Set<String> CHAINS = Set.of(
            "org.springframework.security.web.SecurityFilterChain",
            "org.springframework.security.web.server.SecurityWebFilterChain");
    private static final String CUSTOMIZER =
            "org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer";
    private static final String BEAN = "org.springframework.context.annotation.Bean";
    private static final int ADAPTER_ORDER = 100;

    @Override
    public String name() {
        return "Spring Security";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Reader reader = new Reader(program, BrokenSources.of(program, workspace));
        for (TypeDeclaration type : program.types()) {
            if (type.isMain()) {
                reader.read(type);
            }
        }
        reader.broken.all().forEach(gap -> reader.facts.add(new Fact.Unread(Fact.Layer.SECURITY, gap)));
        return reader.facts.stream().distinct();
    }

    /// One pass over the configuration classes of a program.
    private static final class Reader {
        private final Program program;
        private final BrokenSources broken;
        private final Annotations annotations;
        private final Conditionals conditionals;
        private final MethodSwitches switches;
        private final List<Fact> facts = new ArrayList<>();

        Reader(Program program, BrokenSources broken) {
            this.program = program;
            this.broken = broken;
            this.annotations = new Annotations(program);
            this.conditionals = new Conditionals(program, annotations);
            this.switches = new MethodSwitches(annotations, new Constants(program), conditionals);
        }

        void read(TypeDeclaration type) {
            switches.of(type).ifPresent(facts::add);
            boolean adapter = program.supertypes(type.name()).stream().anyMatch(each -> ADAPTERS.contains(each.name()));
            if (adapter) {
                adapter(type, ADAPTER_ORDER);
                return;
            }
            if (program.supertypes(type.name()).stream()
                    .anyMatch(each -> each.name().equals(RESOURCES))) {
                adapter(type, RESOURCE_ORDER);
                return;
            }
            if (annotations.on(type, RESOURCE_SERVER).isPresent()
                    && program.subtypes(RESOURCES).isEmpty()) {
                facts.add(ChainDraft.untouched(type, RESOURCE_ORDER, conditionals.of(type)));
            }
            for (Method method : type.methods()) {
                String returned = method.returns().erasure();
                if (returned.equals(CUSTOMIZER)) {
                    ignored(type, method);
                } else if (CHAINS.contains(returned)
                        && method.hasBody()
                        && annotations.on(method, BEAN).isPresent()) {
                    chain(type, method, Integer.MAX_VALUE);
                }
            }
        }

        /// An adapter is one chain, configured by the nearest `configure(HttpSecurity)` that it has or inherits.
        private void adapter(TypeDeclaration type, int order) {
            if (type.modifiers().contains(Modifier.ABSTRACT)) {
                return;
            }
            nearest(type, "HttpSecurity")
                    .ifPresentOrElse(
                            method -> chain(type, method, order),
                            () -> facts.add(ChainDraft.untouched(type, order, conditionals.of(type))));
            nearest(type, "WebSecurity").ifPresent(method -> ignored(type, method));
        }

        private Optional<Method> nearest(TypeDeclaration type, String builder) {
            return program.supertypes(type.name()).stream()
                    .flatMap(each -> program.type(each.name()).stream())
                    .filter(TypeDeclaration::isMain)
                    .flatMap(each -> each.methods("configure").stream())
                    .filter(method -> method.parameters().size() == 1 && takes(method, builder))
                    .findFirst();
        }

        private static boolean takes(Method method, String simpleName) {
            return method.parameters().getFirst().type().erasure().endsWith("." + simpleName);
        }

        private void chain(TypeDeclaration type, Method method, int defaultOrder) {
            program.body(method.id()).ifPresent(body -> {
                ChainReading reading = new ChainReading(program, conditionals, body);
                reading.follow(body);
                int order = order(type, method, defaultOrder);
                Condition when = conditionals.of(type, method);
                Fact.SecurityChain chain = broken.in(body.file())
                        .map(gap -> ChainDraft.unread(type.module(), order, when, method.at(), gap))
                        .orElseGet(() -> reading.chain(type.module(), order, when, method.at()));
                facts.add(chain);
                if (chain.otherwise() instanceof Decision.Unknown(Gap gap)) {
                    facts.add(new Fact.Unread(Fact.Layer.SECURITY, gap));
                }
            });
        }

        private void ignored(TypeDeclaration type, Method method) {
            program.body(method.id()).ifPresent(body -> {
                ChainReading reading = new ChainReading(program, conditionals, body);
                reading.follow(body);
                reading.ignored(type.module(), conditionals.of(type, method)).forEach(facts::add);
            });
        }

        private int order(TypeDeclaration type, Method method, int otherwise) {
            return annotations
                    .on(method, "org.springframework.core.annotation.Order")
                    .or(() -> annotations.on(type, "org.springframework.core.annotation.Order"))
                    .flatMap(found -> found.value("value"))
                    .flatMap(value -> new Constants(program).fold(value))
                    .filter(Integer.class::isInstance)
                    .map(Integer.class::cast)
                    .orElse(otherwise);
        }
    }
}
