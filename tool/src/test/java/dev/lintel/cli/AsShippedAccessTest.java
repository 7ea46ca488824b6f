package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may call what where a setting, as it is shipped, picks who is asked.
class AsShippedAccessTest {
    private Mapped backend;

    @BeforeEach
    void an_empty_folder(@TempDir Path root) {
        backend = new Mapped(root);
    }

    private Mapped doors(String property, String filtering) throws IOException {
        return backend.boot()
                .file("pom.xml", """
                        <project><groupId>shop</groupId><artifactId>shop</artifactId><version>1</version>
                          <properties>%s</properties>
                          <build><resources><resource><directory>src/main/resources</directory>%s</resource></resources></build>
                          <dependencies><dependency><groupId>org.springframework.boot</groupId>
                            <artifactId>spring-boot-starter-web</artifactId><version>2.7.1</version></dependency>
                          <dependency><groupId>org.apache.shiro</groupId>
                            <artifactId>shiro-spring</artifactId><version>1.13.0</version></dependency></dependencies>
                        </project>
                        """.formatted(property, filtering))
                .file("src/main/resources/application.properties", "doors.kind=${doors.kind}\n")
                .java("Asked", """
                        public enum Asked {
                          SHUT("shut"), LOG("log"), LOGIN("authc");
                          private String text;
                          Asked(String text) { this.text = text; }
                          public String getText() { return text; }
                        }
                        """)
                .java("Doors", """
                        import java.util.Map;
                        public abstract class Doors { public abstract Map<String, String> paths(); }
                        """)
                .java("ShutFilter", """
                        import javax.servlet.*;
                        import org.apache.shiro.web.servlet.AdviceFilter;
                        public class ShutFilter extends AdviceFilter {
                          @Override protected boolean preHandle(ServletRequest request, ServletResponse response) {
                            response.setContentType("text/plain");
                            return false;
                          }
                        }
                        """)
                .java("LogFilter", """
                        import javax.servlet.*;
                        import org.apache.shiro.web.servlet.AdviceFilter;
                        public class LogFilter extends AdviceFilter {
                          @Override protected boolean preHandle(ServletRequest request, ServletResponse response) {
                            if (request.isSecure()) { return true; }
                            return true;
                          }
                        }
                        """)
                .java("OpenDoors", """
                        import java.util.*;
                        import javax.servlet.Filter;
                        import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
                        import org.springframework.stereotype.Component;
                        @Component @ConditionalOnProperty(name = "doors.kind", havingValue = "OpenDoors")
                        public class OpenDoors extends Doors {
                          @Override public Map<String, String> paths() {
                            Map<String, String> paths = new HashMap<>();
                            paths.put("/**", Asked.LOG.getText());
                            paths.put("/staff/**", Asked.SHUT.getText());
                            return paths;
                          }
                          public Map<Asked, Filter> filters() {
                            Map<Asked, Filter> filters = new HashMap<>();
                            filters.put(Asked.SHUT, new ShutFilter());
                            filters.put(Asked.LOG, new LogFilter());
                            return filters;
                          }
                        }
                        """)
                .java("LockedDoors", """
                        import java.util.*;
                        import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
                        import org.springframework.stereotype.Component;
                        @Component @ConditionalOnProperty(name = "doors.kind", havingValue = "LockedDoors")
                        public class LockedDoors extends Doors {
                          @Override public Map<String, String> paths() {
                            Map<String, String> paths = new LinkedHashMap<>();
                            paths.put("/prices", "anon");
                            paths.put("/**", Asked.LOGIN.getText());
                            return paths;
                          }
                        }
                        """)
                .java("BuiltDoors", """
                        import java.util.*;
                        import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
                        import org.springframework.stereotype.Component;
                        @Component @ConditionalOnProperty(name = "doors.kind", havingValue = "BuiltDoors")
                        public class BuiltDoors extends Doors {
                          @Override public Map<String, String> paths() { return new PathBuilder().with("/x").build(); }
                        }
                        """)
                .java("PathBuilder", """
                        import java.util.*;
                        class PathBuilder {
                          private final Map<String, String> paths = new LinkedHashMap<>();
                          PathBuilder with(String path) { paths.put(path, "anon"); return this; }
                          Map<String, String> build() { return paths; }
                        }
                        """)
                .java("Guarded", """
                        import org.apache.shiro.spring.web.ShiroFilterFactoryBean;
                        import org.springframework.context.annotation.*;
                        @Configuration public class Guarded {
                          @Bean ShiroFilterFactoryBean guard(Doors doors) {
                            ShiroFilterFactoryBean guard = new ShiroFilterFactoryBean();
                            guard.setFilterChainDefinitionMap(doors.paths());
                            return guard;
                          }
                        }
                        """)
                .java("Shop", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Shop {
                          @GetMapping("/orders") String orders() { return ""; }
                          @GetMapping("/prices") String prices() { return ""; }
                          @GetMapping("/staff/list") String staff() { return ""; }
                        }
                        """);
    }

    private static final String FILTERED = "<filtering>true</filtering>";

    @Test
    void the_property_of_the_pom_picks_the_class_that_names_the_paths() throws IOException {
        assertThat(doors("<doors.kind>LockedDoors</doors.kind>", FILTERED).lines())
                .containsExactly(
                        "GET /orders | authenticated", "GET /prices | public", "GET /staff/list | authenticated");
    }

    @Test
    void a_setting_that_asks_nobody_is_said_as_such_and_a_filter_that_refuses_all_denies() throws IOException {
        assertThat(doors("<doors.kind>OpenDoors</doors.kind>", FILTERED).lines())
                .containsExactly(
                        "GET /orders | public (as shipped)",
                        "GET /prices | public (as shipped)",
                        "GET /staff/list | denied");
    }

    @Test
    void without_filtering_the_setting_comes_from_outside_and_access_is_unknown() throws IOException {
        assertThat(doors("<doors.kind>OpenDoors</doors.kind>", "").lines())
                .containsExactly("GET /orders | unknown", "GET /prices | unknown", "GET /staff/list | unknown");
    }

    @Test
    void paths_that_a_builder_of_the_target_gathers_are_unknown_and_never_public() throws IOException {
        assertThat(doors("<doors.kind>BuiltDoors</doors.kind>", FILTERED).lines())
                .containsExactly("GET /orders | unknown", "GET /prices | unknown", "GET /staff/list | unknown");
    }

    @Test
    void a_setting_that_no_class_waits_for_leaves_access_unknown() throws IOException {
        assertThat(doors("<doors.kind>Misspelt</doors.kind>", FILTERED).lines())
                .containsExactly("GET /orders | unknown", "GET /prices | unknown", "GET /staff/list | unknown");
    }

    @Test
    void what_a_shipped_setting_opens_is_a_question() throws IOException {
        assertThat(doors("<doors.kind>OpenDoors</doors.kind>", FILTERED).questions())
                .singleElement()
                .asString()
                .contains("doors.kind=OpenDoors", "GET /orders and 1 more");
    }
}
