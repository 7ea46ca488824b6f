package dev.lintel.read.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PathPrefixesTest {
    private static final String WEB = """
            import java.util.*; import java.util.function.*;
            import org.springframework.context.annotation.*; import org.springframework.util.AntPathMatcher;
            import org.springframework.web.bind.annotation.*;
            import org.springframework.web.servlet.config.annotation.*;
            import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
            import org.springframework.boot.autoconfigure.web.servlet.WebMvcRegistrations;
            """;

    @TempDir
    private Path folder;

    private Target target() throws IOException {
        return new Target(folder)
                .file("src/main/java/shop/staff/Till.java", """
                        package shop.staff; import org.springframework.web.bind.annotation.*;
                        @RestController public class Till { @GetMapping("/till") public String till() { return ""; } }""")
                .file("src/main/java/shop/guest/Menu.java", """
                        package shop.guest; import org.springframework.web.bind.annotation.*;
                        @RestController public class Menu { @GetMapping("/menu") public String menu() { return ""; } }""");
    }

    private static List<String> paths(Target target) throws IOException {
        return target.facts(Fact.Handler.class, new SpringWeb()).stream()
                .flatMap(handler -> handler.routes().stream())
                .map(route -> route.path())
                .sorted()
                .toList();
    }

    @Test
    void a_lambda_that_asks_for_the_package_is_evaluated_for_each_controller() throws IOException {
        assertThat(paths(target().java("Web", WEB + """
                        @Configuration class Web implements WebMvcConfigurer {
                            public void configurePathMatch(PathMatchConfigurer configurer) {
                                configurer.addPathPrefix("/staff", c -> c.isAnnotationPresent(RestController.class)
                                    && c.getPackage().getName().startsWith("shop.staff"));
                            }
                        }"""))).containsExactly("/menu", "/staff/till");
    }

    @Test
    void a_map_of_prefixes_is_followed_into_the_methods_that_fill_it_and_to_the_configured_values() throws IOException {
        assertThat(paths(target().java("Prefixes", """
                        import org.springframework.boot.context.properties.ConfigurationProperties;
                        @ConfigurationProperties("shop.web") class Prefixes {
                            private Part till = new Part("/back", "**.staff.**");
                            private Part menu = new Part("/front", "shop.gu*");
                            Part getTill() { return till; }
                            Part getMenu() { return menu; }
                            static class Part {
                                private String prefix; private String classes;
                                Part(String prefix, String classes) { this.prefix = prefix; this.classes = classes; }
                                String getPrefix() { return prefix; }
                                String getClasses() { return classes; }
                            }
                        }""").java("Web", WEB + """
                        @Configuration class Web {
                            @Bean WebMvcRegistrations registrations(Prefixes prefixes) {
                                return new WebMvcRegistrations() {
                                    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                                        RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
                                        mapping.setPathPrefixes(all(prefixes));
                                        return mapping;
                                    }
                                    private Map<String, Predicate<Class<?>>> all(Prefixes prefixes) {
                                        Map<String, Predicate<Class<?>>> all = new LinkedHashMap<>();
                                        add(all, prefixes.getTill(), new AntPathMatcher("."));
                                        add(all, prefixes.getMenu(), new AntPathMatcher("."));
                                        return all;
                                    }
                                    private void add(Map<String, Predicate<Class<?>>> all, Prefixes.Part part, AntPathMatcher matcher) {
                                        all.put(part.getPrefix(), c -> c.isAnnotationPresent(RestController.class)
                                            && matcher.match(part.getClasses(), c.getPackage().getName()));
                                    }
                                };
                            }
                        }""")))
                .containsExactly("${shop.web.menu.prefix:/front}/menu", "${shop.web.till.prefix:/back}/till");
    }

    @Test
    void a_predicate_that_cannot_be_read_is_said() throws IOException {
        Target target = target().java("Web", WEB + """
                @Configuration class Web implements WebMvcConfigurer {
                    public void configurePathMatch(PathMatchConfigurer configurer) {
                        configurer.addPathPrefix("/staff", c -> c.getSimpleName().hashCode() > 7);
                    }
                }""");
        assertThat(paths(target)).containsExactly("/menu", "/till");
        assertThat(target.facts(Fact.Unread.class, new SpringWeb()))
                .singleElement()
                .extracting(each -> each.gap().what())
                .isEqualTo("this path prefix depends on something that cannot be read");
    }
}
