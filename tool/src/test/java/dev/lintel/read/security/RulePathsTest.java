package dev.lintel.read.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Access;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the paths of rules come from: constants, fields, methods, loops, settings, annotations.
class RulePathsTest {
    @TempDir
    private Path root;

    private SecuredShop shop() {
        return new SecuredShop(root);
    }

    @Test
    void constants_and_concatenations() throws IOException {
        SecuredShop shop = shop().configuration("""
                private static final String BASE = "/api";
                private static final String[] OPEN = {BASE + "/login", "/docs/**"};
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.requestMatchers(OPEN).permitAll()
                        .requestMatchers(BASE + "/admin/**").hasRole("ADMIN").anyRequest().authenticated()).build();
                }""");

        assertThat(shop.may("POST /api/login")).isEqualTo("public");
        assertThat(shop.may("GET /api/admin/x")).isEqualTo("role ADMIN");
        assertThat(shop.may("GET /api/orders")).isEqualTo("authenticated");
    }

    @Test
    void a_local_array() throws IOException {
        SecuredShop shop = shop().chain("""
                String[] open = {"/a", "/b/**"};
                http.authorizeHttpRequests(a -> a.requestMatchers(open).permitAll().anyRequest().authenticated());
                return http.build();""");

        assertThat(shop.may("GET /b/c")).isEqualTo("public");
        assertThat(shop.may("GET /c")).isEqualTo("authenticated");
    }

    @Test
    void an_instance_field_with_an_initialiser() throws IOException {
        SecuredShop shop = shop().configuration("""
                private final String[] open = new String[] {"/a"};
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.requestMatchers(open).permitAll().anyRequest().authenticated()).build();
                }""");

        assertThat(shop.may("GET /a")).isEqualTo("public");
        assertThat(shop.may("GET /c")).isEqualTo("authenticated");
    }

    @Test
    void a_method_that_gives_an_array() throws IOException {
        SecuredShop shop = shop().configuration("""
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.requestMatchers(open()).permitAll().anyRequest().authenticated()).build();
                }
                private String[] open() { return new String[] {"/a", "/b"}; }""");

        assertThat(shop.may("GET /b")).isEqualTo("public");
        assertThat(shop.may("GET /c")).isEqualTo("authenticated");
    }

    @Test
    void a_list_of_constants_as_an_array() throws IOException {
        SecuredShop shop = shop().configuration("""
                private static final List<String> OPEN = List.of("/a", "/b");
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.requestMatchers(OPEN.toArray(new String[0])).permitAll().anyRequest().authenticated()).build();
                }""");

        assertThat(shop.may("GET /b")).isEqualTo("public");
        assertThat(shop.may("GET /c")).isEqualTo("authenticated");
    }

    @Test
    void a_loop_over_a_constant_list() throws IOException {
        SecuredShop shop = shop().chain("""
                http.authorizeHttpRequests(a -> {
                    for (String path : List.of("/a", "/b/**")) {
                        a.requestMatchers(path).permitAll();
                    }
                    a.anyRequest().authenticated();
                });
                return http.build();""");

        assertThat(shop.may("GET /b/c")).isEqualTo("public");
        assertThat(shop.may("GET /c")).isEqualTo("authenticated");
    }

    @Test
    void a_loop_over_a_configured_list() throws IOException {
        SecuredShop shop = shop().java("OpenPaths", """
                        @ConfigurationProperties(prefix = "shop.security") public class OpenPaths {
                            private List<String> openUrls = new ArrayList<>();
                            public List<String> getOpenUrls() { return openUrls; }
                        }""")
                .properties("shop.security.open-urls[0]=/a\nshop.security.openUrls[1]=/b/**\n")
                .configuration("""
                        @Autowired private OpenPaths paths;
                        @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                            var registry = http.authorizeRequests();
                            for (String url : paths.getOpenUrls()) {
                                registry.antMatchers(url).permitAll();
                            }
                            registry.anyRequest().authenticated();
                            return http.build();
                        }""");

        assertThat(shop.may("GET /b/c")).isEqualTo("public");
        assertThat(shop.may("GET /c")).isEqualTo("authenticated");
    }

    @Test
    void a_lambda_over_a_configured_list() throws IOException {
        SecuredShop shop = shop().properties("open=/a,/b\n").configuration("""
                @Value("${open:}") private List<String> open;
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> {
                        open.forEach(url -> a.requestMatchers(url).permitAll());
                        a.anyRequest().authenticated();
                    }).build();
                }""");

        assertThat(shop.may("GET /b")).isEqualTo("public");
        assertThat(shop.may("GET /c")).isEqualTo("authenticated");
    }

    @Test
    void paths_from_a_service_make_unknown_what_they_might_open_and_nothing_else() throws IOException {
        SecuredShop shop = shop().java("Paths", "public interface Paths { List<String> load(); }")
                .configuration("""
                @Autowired private Paths paths;
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> {
                        a.requestMatchers("/admin/**").hasRole("ADMIN");
                        for (String url : paths.load()) {
                            a.requestMatchers(url).permitAll();
                        }
                        a.anyRequest().authenticated();
                    }).build();
                }""");

        assertThat(shop.may("GET /admin/x")).isEqualTo("role ADMIN");
        assertThat(shop.access("GET /orders")).isInstanceOfAny(Access.Unknown.class, Access.FromData.class);
    }

    @Test
    void paths_gathered_from_an_annotation_on_handlers() throws IOException {
        SecuredShop shop = shop().java("Open", "@interface Open {}")
                .java("Orders", "class Orders { @Open void get() {} void other() {} }")
                .java("OpenUrls", """
                        final class OpenUrls {
                            static Set<String> of(RequestMappingHandlerMapping mapping) {
                                Set<String> urls = new HashSet<>();
                                mapping.getHandlerMethods().forEach((info, method) -> {
                                    if (method.getMethodAnnotation(Open.class) != null) {
                                        urls.addAll(info.getPatternsCondition().getPatterns());
                                    }
                                });
                                return urls;
                            }
                        }""")
                .configuration("""
                        @Bean SecurityFilterChain chain(HttpSecurity http, RequestMappingHandlerMapping mapping) throws Exception {
                            Set<String> urls = OpenUrls.of(mapping);
                            http.authorizeRequests().antMatchers(urls.toArray(new String[0])).permitAll().anyRequest().authenticated();
                            return http.build();
                        }""");

        assertThat(shop.may("GET /orders")).isEqualTo("public");
    }

    @Test
    void handlers_without_the_gathered_annotation_stay_closed() throws IOException {
        SecuredShop shop = shop().java("Open", "@interface Open {}")
                .java("Orders", "class Orders { void get() {} @Open void other() {} }")
                .java("OpenUrls", """
                        class OpenUrls {
                            private final List<String> urls = new ArrayList<>();
                            OpenUrls(RequestMappingHandlerMapping mapping) {
                                mapping.getHandlerMethods().forEach((info, method) -> {
                                    if (method.hasMethodAnnotation(Open.class)) {
                                        urls.addAll(info.getPatternsCondition().getPatterns());
                                    }
                                });
                            }
                            public List<String> getUrls() { return urls; }
                        }""")
                .configuration("""
                        @Autowired private OpenUrls open;
                        @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                            return http.authorizeHttpRequests(requests -> {
                                open.getUrls().forEach(url -> requests.requestMatchers(url).permitAll());
                                requests.anyRequest().authenticated();
                            }).build();
                        }""");

        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }
}
