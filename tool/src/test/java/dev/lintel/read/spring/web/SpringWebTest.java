package dev.lintel.read.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Endpoint.Answer.Shape;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Endpoint.Route;
import dev.lintel.graph.Endpoint.Validated;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpringWebTest {
    private static final String IMPORTS =
            "import org.springframework.web.bind.annotation.*; import org.springframework.http.*; import java.util.*;\n";

    @TempDir
    private Path folder;

    private List<Fact.Handler> handlers(Target target) throws IOException {
        return target.facts(Fact.Handler.class, new SpringWeb());
    }

    private static List<String> labels(List<Fact.Handler> handlers) {
        return handlers.stream()
                .flatMap(handler -> handler.routes().stream())
                .map(Route::label)
                .toList();
    }

    @Test
    void paths_of_class_and_method_are_joined_and_constants_folded() throws IOException {
        Target target = new Target(folder)
                .java("Paths", "interface Paths { String BASE = \"/api\"; String ORDERS = BASE + \"/orders\"; }")
                .java("Orders", IMPORTS + """
                        @RestController @RequestMapping(Paths.ORDERS)
                        class Orders {
                            @GetMapping("{id}") String one(@PathVariable Long id) { return ""; }
                            @RequestMapping(path = {"/a", "/b"}, method = {RequestMethod.PUT, RequestMethod.PATCH})
                            String many() { return ""; }
                            @PostMapping String add() { return ""; }
                        }""");
        assertThat(labels(handlers(target)))
                .containsExactlyInAnyOrder(
                        "GET /api/orders/{id}",
                        "PUT /api/orders/a",
                        "PATCH /api/orders/a",
                        "PUT /api/orders/b",
                        "PATCH /api/orders/b",
                        "POST /api/orders");
    }

    @Test
    void a_mapping_on_a_generic_base_class_serves_each_concrete_controller() throws IOException {
        Target target = new Target(folder)
                .java("Base", IMPORTS + """
                        abstract class Base<T> {
                            @PostMapping("/save") public List<T> save(@RequestBody T body) { return null; }
                        }""")
                .java("Order", "class Order { public String note; }")
                .java(
                        "Orders",
                        IMPORTS + "@RestController @RequestMapping(\"/orders\") class Orders extends Base<Order> {}");
        Fact.Handler handler = handlers(target).getFirst();
        assertThat(labels(List.of(handler))).containsExactly("POST /orders/save");
        assertThat(handler.bean()).isEqualTo("shop.Orders");
        assertThat(handler.responds().type()).isEqualTo("shop.Order");
        assertThat(handler.responds().shape()).isEqualTo(Shape.MANY);
        assertThat(handler.inputs().getFirst().type()).isEqualTo("shop.Order");
    }

    @Test
    void an_own_annotation_composed_of_a_mapping_counts_and_a_feign_client_does_not() throws IOException {
        Target target = new Target(folder)
                .java("Search", IMPORTS + """
                        @RequestMapping(method = RequestMethod.GET)
                        @interface Search {
                            @org.springframework.core.annotation.AliasFor(annotation = RequestMapping.class, attribute = "path")
                            String[] value();
                        }""")
                .java(
                        "Stock",
                        IMPORTS + "@org.springframework.cloud.openfeign.FeignClient(\"stock\") interface Stock {"
                                + " @GetMapping(\"/stock\") String all(); }")
                .java(
                        "Finder",
                        IMPORTS
                                + "@RestController class Finder { @Search(\"/find\") String find(String q) { return q; } }");
        assertThat(labels(handlers(target))).containsExactly("GET /find");
    }

    @Test
    void a_body_with_constraints_is_validated_only_when_somebody_asks() throws IOException {
        Target target = new Target(folder)
                .java("Form", "class Form { @jakarta.validation.constraints.NotBlank public String name; }")
                .java("Plain", "class Plain { public String name; }")
                .java("Forms", IMPORTS + """
                        @RestController class Forms {
                            @PostMapping("/checked") void checked(@jakarta.validation.Valid @RequestBody Form form) {}
                            @PostMapping("/open") void open(@RequestBody Form form) {}
                            @PostMapping("/plain") void plain(@jakarta.validation.Valid @RequestBody Plain plain) {}
                        }""");
        assertThat(handlers(target))
                .extracting(handler -> handler.inputs().getFirst().validated().mode())
                .containsExactly(Validated.Mode.YES, Validated.Mode.NO, Validated.Mode.NO_CONSTRAINTS);
    }

    @Test
    void parameters_without_annotations_are_told_apart_by_their_type() throws IOException {
        Target target = new Target(folder)
                .java("Filter", "class Filter { public String text; }")
                .java("Lists", IMPORTS + """
                        @RestController class Lists {
                            @GetMapping("/x") void list(int page, Filter filter, java.security.Principal who,
                                org.springframework.data.domain.Pageable slice, @RequestHeader("X-T") String tenant) {}
                        }""");
        assertThat(handlers(target).getFirst().inputs())
                .extracting(Input::kind)
                .containsExactly(
                        Input.Kind.QUERY, Input.Kind.MODEL, Input.Kind.PRINCIPAL, Input.Kind.PAGE, Input.Kind.HEADER);
    }

    @Test
    void an_own_envelope_is_opened_and_a_view_is_not_serialised() throws IOException {
        Target target = new Target(folder)
                .java("Result", "class Result<T> { int code; T payload; }")
                .java("Order", "class Order {}")
                .java("Shop", IMPORTS + """
                        @org.springframework.stereotype.Controller class Shop {
                            @GetMapping("/page") String page() { return "page"; }
                            @ResponseBody @GetMapping("/orders") Result<List<Order>> orders() { return null; }
                            @DeleteMapping("/orders") ResponseEntity<?> none() { return ResponseEntity.noContent().build(); }
                        }""");
        List<Fact.Handler> handlers = handlers(target);
        assertThat(handlers.get(0).responds().serialised()).isFalse();
        assertThat(handlers.get(1).responds().type()).isEqualTo("shop.Order");
        assertThat(handlers.get(1).responds().shape()).isEqualTo(Shape.MANY);
        assertThat(handlers.get(2).responds().statuses()).containsExactly(204);
    }

    @Test
    void a_generated_interface_without_a_document_is_said_to_be_missing() throws IOException {
        List<Fact.Unread> gaps =
                new Target(folder).java("OrderController", """
                import org.springframework.web.bind.annotation.RestController;
                import shop.api.OrdersApi;
                @RestController class OrderController implements OrdersApi {
                  @Override public String list() { return ""; }
                  @Override public String create(String body) { return body; }
                  String own() { return ""; }
                }
                """).facts(Fact.Unread.class, new SpringWeb());

        assertThat(gaps).singleElement().satisfies(unread -> {
            assertThat(unread.layer()).isEqualTo(Fact.Layer.ENTRIES);
            assertThat(unread.gap().what()).contains("OrdersApi");
            assertThat(unread.gap().consequence()).isEqualTo("up to 2 endpoints are missing");
        });
    }

    @Test
    void a_controller_of_an_absent_generated_interface_is_read_from_its_document() throws IOException {
        Target target =
                new Target(folder).file("src/main/resources/api.yml", """
                        openapi: 3.0.1
                        paths:
                          /orders/{id}:
                            get:
                              tags: [orders]
                              operationId: getOrder
                              parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
                        """).java("OrdersController", IMPORTS + """
                        import shop.api.OrdersApi;
                        @RestController @RequestMapping("/v1") class OrdersController implements OrdersApi {
                            public ResponseEntity<String> getOrder(Integer id) { return null; }
                            public String helper() { return ""; }
                        }""");
        List<Fact.Handler> handlers = handlers(target);
        assertThat(labels(handlers)).containsExactly("GET /v1/orders/{id}");
        assertThat(handlers.getFirst().inputs()).extracting(Input::kind).containsExactly(Input.Kind.PATH);
    }

    @Test
    void a_path_that_cannot_be_read_is_a_gap_and_not_an_endpoint() throws IOException {
        Target target = new Target(folder)
                .java(
                        "Odd",
                        IMPORTS
                                + "@RestController class Odd { static String path() { return \"/x\"; } static final String P = path();"
                                + " @GetMapping(P) String odd() { return \"\"; } }");
        assertThat(target.facts(new SpringWeb())).hasSize(1).first().isInstanceOf(Fact.Unread.class);
    }

    @Test
    void interceptors_know_their_paths() throws IOException {
        Target target = new Target(folder)
                .java("Gate", "class Gate implements org.springframework.web.servlet.HandlerInterceptor {}")
                .java("Config", """
                        import org.springframework.web.servlet.config.annotation.*;
                        class Config implements WebMvcConfigurer {
                            public void addInterceptors(InterceptorRegistry registry) {
                                registry.addInterceptor(new Gate()).addPathPatterns("/api/**").excludePathPatterns("/api/login");
                            }
                        }""");
        Fact.Before before = target.facts(Fact.Before.class, new SpringWeb()).getFirst();
        assertThat(before.type()).isEqualTo("shop.Gate");
        assertThat(before.includes()).containsExactly("/api/**");
        assertThat(before.excludes()).containsExactly("/api/login");
    }

    @Test
    void an_interceptor_of_a_bean_method_is_the_one_that_it_makes() throws IOException {
        Target target = new Target(folder).java("Config", """
                import elsewhere.web.Gate;
                import org.springframework.web.servlet.HandlerInterceptor;
                import org.springframework.web.servlet.config.annotation.*;
                class Config implements WebMvcConfigurer {
                    HandlerInterceptor gate() { return new Gate(); }
                    public void addInterceptors(InterceptorRegistry registry) { registry.addInterceptor(gate()); }
                }""");

        assertThat(target.facts(Fact.Before.class, new SpringWeb()))
                .extracting(Fact.Before::type)
                .containsExactly("elsewhere.web.Gate");
    }

    @Test
    void an_error_handler_that_writes_the_message_leaks_it_and_one_that_logs_it_does_not() throws IOException {
        Target target = new Target(folder).java("Errors", IMPORTS + """
                @RestControllerAdvice class Errors {
                    private static final org.slf4j.Logger log = null;
                    @ExceptionHandler @ResponseStatus(HttpStatus.CONFLICT)
                    String leaks(IllegalStateException e) { return e.getMessage(); }
                    @ExceptionHandler(IllegalArgumentException.class)
                    ResponseEntity<String> quiet(Exception e) { log.warn(e.getMessage()); return ResponseEntity.badRequest().build(); }
                }""");
        assertThat(target.facts(Fact.ErrorMapping.class, new SpringWeb()))
                .extracting(
                        Fact.ErrorMapping::exception,
                        Fact.ErrorMapping::statuses,
                        mapping -> mapping.tells().isPresent())
                .containsExactly(
                        Tuple.tuple("java.lang.IllegalStateException", List.of(409), true),
                        Tuple.tuple("java.lang.IllegalArgumentException", List.of(400), false));
    }
}
