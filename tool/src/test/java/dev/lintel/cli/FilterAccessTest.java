package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may call what where filters stand before it that an annotation names or that code registers.
class FilterAccessTest {
    private Mapped backend;

    @BeforeEach
    void an_empty_folder(@TempDir Path root) {
        backend = new Mapped(root);
    }

    private Mapped resourceFilters() throws IOException {
        return backend.java("Gate", """
                        import com.sun.jersey.spi.container.*; import javax.servlet.http.HttpServletRequest;
                        import javax.ws.rs.core.Context;
                        public class Gate implements ResourceFilter, ContainerRequestFilter {
                          @Context private HttpServletRequest request;
                          public ContainerRequestFilter getRequestFilter() { return this; }
                          public ContainerResponseFilter getResponseFilter() { return null; }
                          public ContainerRequest filter(ContainerRequest asked) {
                            Permit permit = Rights.authorize(request, asked.getPath());
                            if (!permit.isGiven()) { throw new Refused(permit.toString()); }
                            return asked;
                          }
                        }
                        """)
                .java("Permit", "public class Permit { boolean isGiven() { return false; } }")
                .java(
                        "Refused",
                        "public class Refused extends RuntimeException { Refused(String why) { super(why); } }")
                .java("Rights", """
                        public class Rights { static Permit authorize(Object request, String path) { return new Permit(); } }
                        """)
                .java("Inner", """
                        import com.sun.jersey.spi.container.*; import javax.ws.rs.WebApplicationException;
                        public class Inner implements ResourceFilter {
                          public ContainerRequestFilter getRequestFilter() {
                            return new ContainerRequestFilter() {
                              public ContainerRequest filter(ContainerRequest asked) {
                                if (asked.getHeaderValue("Authorization") == null) {
                                  throw new WebApplicationException(401);
                                }
                                return asked;
                              }
                            };
                          }
                          public ContainerResponseFilter getResponseFilter() { return null; }
                        }
                        """)
                .java("Ready", """
                        import com.sun.jersey.spi.container.*; import javax.ws.rs.WebApplicationException;
                        import javax.ws.rs.core.Response;
                        public class Ready implements ResourceFilter, ContainerRequestFilter {
                          static boolean started;
                          public ContainerRequestFilter getRequestFilter() { return this; }
                          public ContainerResponseFilter getResponseFilter() { return null; }
                          public ContainerRequest filter(ContainerRequest asked) {
                            if (!started) { throw new WebApplicationException(Response.Status.SERVICE_UNAVAILABLE); }
                            return asked;
                          }
                        }
                        """)
                .java("Odd", """
                        import com.sun.jersey.spi.container.*; import javax.ws.rs.WebApplicationException;
                        public class Odd implements ResourceFilter, ContainerRequestFilter {
                          public ContainerRequestFilter getRequestFilter() { return this; }
                          public ContainerResponseFilter getResponseFilter() { return null; }
                          public ContainerRequest filter(ContainerRequest asked) {
                            if (asked.getPath().hashCode() == 7) { throw new WebApplicationException(403); }
                            return asked;
                          }
                        }
                        """)
                .java("Stamp", """
                        import com.sun.jersey.spi.container.*;
                        public class Stamp implements ResourceFilter {
                          public ContainerRequestFilter getRequestFilter() { return null; }
                          public ContainerResponseFilter getResponseFilter() { return new Stamping(); }
                        }
                        """);
    }

    @Test
    void the_filters_that_a_resource_names_run_before_its_methods() throws IOException {
        resourceFilters().java("Orders", """
                        import com.sun.jersey.spi.container.ResourceFilters; import javax.ws.rs.*;
                        @Path("/orders") @ResourceFilters(Gate.class) public class Orders {
                          @GET public String all() { return ""; }
                          @POST @ResourceFilters(Stamp.class) public void add(String order) { }
                          @PUT @ResourceFilters({Stamp.class, Inner.class}) public void put(String order) { }
                          @Path("lines") public Lines lines() { return new Lines(); }
                        }
                        """).java("Lines", """
                        import javax.ws.rs.*;
                        public class Lines { @GET public String all() { return ""; } }
                        """).java("Prices", """
                        import com.sun.jersey.spi.container.ResourceFilters; import javax.ws.rs.*;
                        @Path("/prices") public class Prices {
                          @GET public String all() { return ""; }
                          @POST @ResourceFilters(Ready.class) public void add(String price) { }
                        }
                        """);
        assertThat(backend.lines())
                .containsExactlyInAnyOrder(
                        "GET /orders | own guard Gate",
                        "POST /orders | public (no security)",
                        "PUT /orders | authenticated",
                        "GET /orders/lines | own guard Gate",
                        "GET /prices | public (no security)",
                        "POST /prices | public (no security)");
    }

    @Test
    void a_named_filter_that_cannot_be_read_leaves_access_unknown() throws IOException {
        resourceFilters().java("Orders", """
                        import com.sun.jersey.spi.container.ResourceFilters; import javax.ws.rs.*;
                        @Path("/orders") public class Orders {
                          @GET @ResourceFilters(Odd.class) public String all() { return ""; }
                          @POST @ResourceFilters(org.elsewhere.gates.Gate.class) public void add(String order) { }
                          @PUT public void put(String order) { }
                        }
                        """);
        assertThat(backend.lines())
                .containsExactly(
                        "GET /orders | unknown", "POST /orders | unknown", "PUT /orders | public (no security)");
    }

    @Test
    void a_container_filter_of_jersey_1_stands_before_all_resources() throws IOException {
        backend.java("Tokens", """
                        import com.sun.jersey.spi.container.*; import javax.ws.rs.*;
                        public class Tokens implements ContainerRequestFilter {
                          public ContainerRequest filter(ContainerRequest asked) {
                            String token = asked.getHeaderValue("Authorization");
                            if (token == null) { throw new WebApplicationException(401); }
                            return asked;
                          }
                        }
                        """).java("Prices", """
                        import javax.ws.rs.*;
                        @Path("/prices") public class Prices { @GET public String all() { return ""; } }
                        """);
        assertThat(backend.lines()).containsExactly("GET /prices | authenticated");
    }

    @Test
    void filters_of_a_descriptor_whose_code_is_not_here_leave_access_unknown() throws IOException {
        backend.java("Prices", """
                        import javax.ws.rs.*;
                        @Path("/prices") public class Prices { @GET public String all() { return ""; } }
                        """).file("src/main/webapp/WEB-INF/web.xml", """
                        <web-app><servlet><servlet-name>rest</servlet-name>
                          <servlet-class>com.sun.jersey.spi.container.servlet.ServletContainer</servlet-class>
                          <init-param>
                            <param-name>com.sun.jersey.spi.container.ContainerRequestFilters</param-name>
                            <param-value>org.elsewhere.Gate, com.sun.jersey.api.container.filter.LoggingFilter</param-value>
                          </init-param></servlet>
                        <servlet-mapping><servlet-name>rest</servlet-name><url-pattern>/*</url-pattern></servlet-mapping>
                        </web-app>
                        """);
        assertThat(backend.lines()).containsExactly("GET /prices | unknown");
    }

    @Test
    void a_servlet_filter_of_a_descriptor_whose_code_is_not_here_leaves_access_unknown() throws IOException {
        embedded("").file("src/main/webapp/WEB-INF/web.xml", """
                        <web-app><filter><filter-name>sso</filter-name><filter-class>org.elsewhere.Sso</filter-class></filter>
                        <filter><filter-name>text</filter-name>
                          <filter-class>org.springframework.web.filter.CharacterEncodingFilter</filter-class></filter>
                        <filter-mapping><filter-name>sso</filter-name><url-pattern>/orders/*</url-pattern></filter-mapping>
                        <filter-mapping><filter-name>text</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                        </web-app>
                        """);
        assertThat(backend.lines()).containsExactly("GET /orders/all | unknown", "GET /prices | public (no security)");
    }

    private Mapped embedded(String registration) throws IOException {
        return backend.java("Server", """
                        import org.eclipse.jetty.servlet.*; import javax.servlet.*; import java.util.*;
                        public class Server {
                          public static void main(String[] arguments) { new Server().start(null, null, Set.of()); }
                          void start(ServletContextHandler root, ServletContext context, Set<Holder> holders) {
                            %s
                          }
                        }
                        """.formatted(registration))
                .java("Holder", """
                        public interface Holder { javax.servlet.Filter filter(); String path(); }
                        """)
                .java("Gate", filter("""
                        if (((HttpServletRequest) request).getHeader("Authorization") == null) {
                          ((HttpServletResponse) response).sendError(401);
                          return;
                        }
                        """).formatted("Gate"))
                .java(
                        "Encoding",
                        filter("request.setCharacterEncoding(\"UTF-8\");").formatted("Encoding"))
                .java("Orders", """
                        import javax.servlet.annotation.WebServlet; import javax.servlet.http.*;
                        @WebServlet("/orders/all") public class Orders extends HttpServlet {
                          protected void doGet(HttpServletRequest request, HttpServletResponse response) { }
                        }
                        """)
                .java("Prices", """
                        import javax.servlet.annotation.WebServlet; import javax.servlet.http.*;
                        @WebServlet("/prices") public class Prices extends HttpServlet {
                          protected void doGet(HttpServletRequest request, HttpServletResponse response) { }
                        }
                        """);
    }

    /// A helper of one's own that registers whatever it is handed.
    private void helper() throws IOException {
        backend.java("Doors", """
                import org.eclipse.jetty.servlet.*; import javax.servlet.*;
                public class Doors {
                  static void add(ServletContextHandler root, Filter filter, String path) {
                    root.addFilter(new FilterHolder(filter), path, null);
                  }
                }
                """);
    }

    private static String filter(String asks) {
        return """
                import javax.servlet.*; import javax.servlet.http.*; import java.io.IOException;
                public class %s implements Filter {
                  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                      throws IOException, ServletException {
                """ + asks + """
                    chain.doFilter(request, response);
                  }
                }
                """;
    }

    @Test
    void a_filter_that_code_registers_guards_the_paths_that_it_is_for() throws IOException {
        assertThat(embedded("root.addFilter(new FilterHolder(new Gate()), \"/orders/*\", null);")
                        .lines())
                .containsExactly("GET /orders/all | authenticated", "GET /prices | public (no security)");
    }

    @Test
    void a_filter_of_the_servlet_context_guards_what_it_is_mapped_to() throws IOException {
        assertThat(embedded("""
                        FilterRegistration.Dynamic gate = context.addFilter("gate", Gate.class);
                        gate.addMappingForUrlPatterns(null, false, "/orders/*");
                        context.addFilter("encoding", new Encoding()).addMappingForUrlPatterns(null, false, "/*");
                        """).lines())
                .containsExactly("GET /orders/all | authenticated", "GET /prices | public (no security)");
    }

    @Test
    void filters_of_holders_whose_classes_are_not_here_leave_access_unknown() throws IOException {
        assertThat(embedded("""
                        for (Holder holder : holders) {
                          root.addFilter(new FilterHolder(holder.filter()), holder.path(), null);
                        }
                        """).lines()).containsExactly("GET /orders/all | unknown", "GET /prices | unknown");
    }

    @Test
    void a_guard_for_paths_that_are_chosen_elsewhere_leaves_access_unknown() throws IOException {
        helper();
        assertThat(embedded("Doors.add(root, new Gate(), System.getenv(\"GUARDED\"));")
                        .lines())
                .containsExactly("GET /orders/all | unknown", "GET /prices | unknown");
    }

    @Test
    void a_filter_that_leaves_callers_alone_leaves_endpoints_public() throws IOException {
        helper();
        assertThat(embedded("""
                        Doors.add(root, new Encoding(), System.getenv("ENCODED"));
                        root.addFilter(org.eclipse.jetty.servlets.CrossOriginFilter.class, "/*", null);
                        """).lines())
                .containsExactly("GET /orders/all | public (no security)", "GET /prices | public (no security)");
    }

    @Test
    void a_filter_of_a_guice_module_guards_its_paths() throws IOException {
        embedded("").java("Doors", """
                        import com.google.inject.servlet.ServletModule;
                        public class Doors extends ServletModule {
                          protected void configureServlets() {
                            filter("/orders/*").through(Gate.class);
                            filterRegex(".*").through(Encoding.class);
                          }
                        }
                        """);
        assertThat(backend.lines())
                .containsExactly("GET /orders/all | authenticated", "GET /prices | public (no security)");
    }

    @Test
    void a_guard_that_is_only_registered_sometimes_leaves_access_unknown() throws IOException {
        assertThat(embedded("""
                        if (System.getenv("OPEN") == null) {
                          root.addFilter(new FilterHolder(Gate.class), "/*", null);
                        }
                        """).lines()).containsExactly("GET /orders/all | unknown", "GET /prices | unknown");
    }

    @Test
    void a_guard_that_a_helper_registers_which_nobody_calls_leaves_access_unknown() throws IOException {
        embedded("").java("Doors", """
                import org.eclipse.jetty.servlet.*;
                public class Doors {
                  static void close(ServletContextHandler root) { root.addFilter(new FilterHolder(new Gate()), "/*", null); }
                }
                """);
        assertThat(backend.lines()).containsExactly("GET /orders/all | unknown", "GET /prices | unknown");
    }
}
