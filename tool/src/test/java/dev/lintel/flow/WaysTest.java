package dev.lintel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which code is worth following: what may really run there, and no more.
class WaysTest {
    @TempDir
    Path root;

    /// The number of ways in that are followed where one writes what a service is called.
    private int followed(String service, String below) {
        Flows flows = Snippet.body(root, "", "")
                .file("src/main/java/shop/Night.java", """
                        package shop;
                        import jakarta.servlet.http.HttpServletResponse;
                        class Night {
                            void report(HttpServletResponse out, java.util.List<String> texts) throws java.io.IOException {
                                new Service(null).name();
                                out.getWriter().println(texts.getFirst().toLowerCase());
                            }
                        }
                        """)
                .file("src/main/java/shop/Service.java", service)
                .file("src/main/java/shop/Below.java", below)
                .flows();
        flows.follow();
        return flows.followed();
    }

    @Test
    void an_overriding_method_may_run_and_is_followed() {
        assertThat(followed("""
                package shop;
                class Service { Service(Object asked) {} String name() { return kind(); } String kind() { return "s"; } }
                """, """
                package shop;
                class Below extends Service {
                    Below() { super(null); }
                    jakarta.servlet.http.HttpServletRequest asked;
                    String kind() { return asked.getParameter("kind"); }
                }
                """)).isEqualTo(1);
    }

    @Test
    void a_constructor_runs_none_of_the_classes_below() {
        assertThat(followed("""
                package shop;
                class Service { Service(jakarta.servlet.http.HttpServletRequest asked) {} String name() { return "s"; } }
                """, """
                package shop;
                class Below extends Service {
                    Below(jakarta.servlet.http.HttpServletRequest asked) { super(asked); asked.getParameter("kind"); }
                }
                """)).isZero();
    }

    @Test
    void a_static_or_private_method_runs_none_of_the_classes_below() {
        assertThat(followed("""
                package shop;
                class Service {
                    Service(Object asked) {}
                    String name() { return one() + other(); }
                    static String one() { return "s"; }
                    private String other() { return "t"; }
                }
                """, """
                package shop;
                class Below extends Service {
                    Below() { super(null); }
                    static jakarta.servlet.http.HttpServletRequest asked;
                    static String one() { return asked.getParameter("kind"); }
                    String other() { return asked.getParameter("kind"); }
                }
                """)).isZero();
    }
}
