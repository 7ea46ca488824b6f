package dev.lintel.read.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Endpoint.Route;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployedServletsTest {
    @TempDir
    private Path folder;

    private List<String> routes(String descriptor) throws IOException {
        return new Target(folder)
                        .file("src/main/webapp/WEB-INF/web.xml", descriptor)
                        .java("Orders", """
                        import jakarta.ws.rs.*;
                        @Path("/orders") public class Orders { @GET public String list() { return ""; } }
                        """)
                        .facts(Fact.Handler.class, new JakartaRest())
                        .stream()
                        .flatMap(each -> each.routes().stream())
                        .map(Route::label)
                        .toList();
    }

    @Test
    void resources_are_where_the_descriptor_maps_the_servlet_that_serves_them() throws IOException {
        assertThat(routes("""
                <web-app>
                  <servlet><servlet-name>rest</servlet-name>
                    <servlet-class>org.glassfish.jersey.servlet.ServletContainer</servlet-class></servlet>
                  <servlet><servlet-name>files</servlet-name><servlet-class>shop.Files</servlet-class></servlet>
                  <servlet-mapping><servlet-name>files</servlet-name><url-pattern>/files/*</url-pattern></servlet-mapping>
                  <servlet-mapping><servlet-name>rest</servlet-name><url-pattern>/api/*</url-pattern></servlet-mapping>
                </web-app>
                """)).containsExactly("GET /api/orders");
    }

    @Test
    void the_application_class_of_the_specification_may_name_the_servlet() throws IOException {
        assertThat(routes("""
                <web-app><servlet-mapping><servlet-name>jakarta.ws.rs.core.Application</servlet-name>
                  <url-pattern>/rest/*</url-pattern></servlet-mapping></web-app>
                """)).containsExactly("GET /rest/orders");
    }

    @Test
    void other_servlets_move_no_resources() throws IOException {
        assertThat(routes("""
                <web-app><servlet><servlet-name>files</servlet-name><servlet-class>shop.Files</servlet-class></servlet>
                <servlet-mapping><servlet-name>files</servlet-name><url-pattern>/files/*</url-pattern></servlet-mapping></web-app>
                """)).containsExactly("GET /orders");
    }
}
