package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ways into an application that are not read are said, and so are handlers that are not followed.
class OtherEntriesTest {
    @TempDir
    Path root;

    @Test
    void services_of_grpc_are_said_to_be_missing() throws IOException {
        Mapped backend = new Mapped(root)
                .with("org.springframework.boot:spring-boot-starter-web:3.4.1")
                .boot()
                .java("Orders", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Orders { @GetMapping("/orders") String all() { return ""; } }
                        """)
                .java("Greeter", """
                        import net.devh.boot.grpc.server.service.GrpcService;
                        @GrpcService public class Greeter extends GreeterGrpc.GreeterImplBase { }
                        """)
                .java("Teller", "public class Teller extends TellerGrpc.TellerImplBase { }");

        assertThat(backend.gaps()).contains("2 gRPC services are not read");
    }

    @Test
    void routes_of_vertx_are_said_to_be_missing() throws IOException {
        Mapped backend = new Mapped(root).with("io.vertx:vertx-web:4.5.10").java("Main", """
                        import io.vertx.core.Vertx;
                        import io.vertx.ext.web.Router;
                        public class Main {
                            void start(Vertx vertx) {
                                Router router = Router.router(vertx);
                                router.get("/users/:id").handler(rc -> rc.end());
                                router.post("/users").handler(rc -> rc.end());
                            }
                        }
                        """);

        assertThat(backend.gaps()).contains("2 routes of Vert.x are not read");
    }

    @Test
    void routes_in_lambdas_are_said_not_to_be_followed() throws IOException {
        Mapped backend = new Mapped(root).with("io.javalin:javalin:6.3.0").java("Main", """
                        import io.javalin.Javalin;
                        import io.javalin.http.Context;
                        public class Main {
                            public static void main(String[] arguments) {
                                Javalin app = Javalin.create();
                                app.get("/a", context -> { String a = context.pathParam("a"); context.result(a); });
                                app.get("/b", Main::b);
                                app.get("/c", context -> b(context));
                            }
                            static void b(Context context) { context.result("b"); }
                        }
                        """);

        assertThat(backend.gaps()).containsExactly("the route here is handled by a lambda, which is not followed");
    }
}
