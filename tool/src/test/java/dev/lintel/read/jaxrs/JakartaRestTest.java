package dev.lintel.read.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Endpoint.Route;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JakartaRestTest {
    @TempDir
    private Path folder;

    @Test
    void sub_resources_hang_below_their_locator_and_the_application_path() throws IOException {
        Target target = new Target(folder)
                .java(
                        "App",
                        "@jakarta.ws.rs.ApplicationPath(\"api\") class App extends jakarta.ws.rs.core.Application {}")
                .java(
                        "Items",
                        "import jakarta.ws.rs.*; public class Items { @GET @Path(\"{item}\") public String one("
                                + "@PathParam(\"item\") int item) { return \"\"; } }")
                .java("Orders", """
                        import jakarta.ws.rs.*;
                        @Path("/orders") public class Orders {
                            @POST public void add(String body) {}
                            @Path("{id}/items") public Items items() { return new Items(); }
                        }""");
        List<Fact.Handler> handlers = target.facts(Fact.Handler.class, new JakartaRest());
        assertThat(handlers.stream().flatMap(each -> each.routes().stream()).map(Route::label))
                .containsExactly("POST /api/orders", "GET /api/orders/{id}/items/{item}");
        assertThat(handlers.getFirst().inputs()).extracting(Input::kind).containsExactly(Input.Kind.BODY);
    }

    @Test
    void a_rest_client_interface_is_no_resource() throws IOException {
        Target target = new Target(folder).java("Stock", """
                import jakarta.ws.rs.*;
                @org.eclipse.microprofile.rest.client.inject.RegisterRestClient @Path("/stock")
                public interface Stock { @GET String all(); }""");
        assertThat(target.facts(new JakartaRest())).isEmpty();
    }
}
