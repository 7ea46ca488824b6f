package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What frameworks beside Spring MVC answer, and which tables that touches.
class FrameworkMapTest {
    private static final String ORDERS = "create table orders (id bigint primary key, note text, owner_id bigint);";

    private Mapped backend;

    @BeforeEach
    void an_empty_folder(@TempDir Path root) {
        backend = new Mapped(root);
    }

    private Mapped micronaut() throws IOException {
        return backend.java("Orders", """
                        import io.micronaut.data.annotation.Query; import io.micronaut.data.repository.CrudRepository;
                        import java.util.List;
                        @io.micronaut.data.jdbc.annotation.JdbcRepository
                        public interface Orders extends CrudRepository<Order, Long> {
                          List<Order> findByNote(String note);
                          @Query("update orders set note = :note where id = :id") void note(Long id, String note);
                        }
                        """)
                .java("Order", """
                        import io.micronaut.data.annotation.*;
                        @MappedEntity("orders") public record Order(@Id Long id, String note, Long ownerId) { }
                        """)
                .java("OrderController", """
                        import io.micronaut.http.annotation.*; import io.micronaut.security.annotation.Secured;
                        import io.micronaut.security.rules.SecurityRule; import java.util.*;
                        @Controller("/orders") @Secured(SecurityRule.IS_AUTHENTICATED) public class OrderController {
                          private final Orders orders;
                          OrderController(Orders orders) { this.orders = orders; }
                          @Get Iterable<Order> all() { return orders.findAll(); }
                          @Get("/by{?note}") List<Order> by(@QueryValue String note) { return orders.findByNote(note); }
                          @Get("/{id:4}") @Secured(SecurityRule.IS_ANONYMOUS) Optional<Order> one(long id) {
                            return orders.findById(id);
                          }
                          @Put("/{id}/note") @Secured({"ROLE_CLERK"}) void note(long id, @Body String note) {
                            orders.note(id, note);
                          }
                        }
                        """)
                .java("PriceController", """
                        import io.micronaut.http.annotation.*;
                        @Controller("prices") public class PriceController {
                          @Get(uris = {"/", "list"}) String all() { return ""; }
                          @Post String add(@Body String price) { return price; }
                        }
                        """)
                .file("src/main/resources/db/migration/V1__orders.sql", ORDERS);
    }

    @Test
    void controllers_of_micronaut_are_endpoints_and_its_repositories_ask_for_tables() throws IOException {
        micronaut().with("io.micronaut:micronaut-http-server-netty:4.6.0");
        assertThat(backend.lines())
                .containsExactly(
                        "GET /orders | authenticated | reads orders",
                        "GET /orders/by | authenticated | reads orders",
                        "GET /orders/{id} | public | reads orders",
                        "PUT /orders/{id}/note | role CLERK | writes orders",
                        "GET /prices | public (no security)",
                        "GET /prices/list | public (no security)",
                        "POST /prices | public (no security)");
    }

    @Test
    void micronaut_security_refuses_what_nobody_speaks_of() throws IOException {
        micronaut()
                .with(
                        "io.micronaut:micronaut-http-server-netty:4.6.0",
                        "io.micronaut.security:micronaut-security-jwt:4.10.0")
                .file("src/main/resources/application.yml", """
                        micronaut:
                          server:
                            context-path: /shop
                          security:
                            intercept-url-map:
                              - pattern: /prices/**
                                http-method: GET
                                access: isAnonymous()
                        """);
        assertThat(backend.lines())
                .contains(
                        "GET /shop/orders | authenticated | reads orders",
                        "PUT /shop/orders/{id}/note | role CLERK | writes orders",
                        "GET /shop/prices/list | public",
                        "POST /shop/prices | denied");
    }

    private Mapped dataRest() throws IOException {
        return backend.boot()
                .with(
                        "org.springframework.boot:spring-boot-starter-data-rest:3.3.0",
                        "org.springframework.boot:spring-boot-starter-data-jpa:3.3.0")
                .java("Person", """
                        import jakarta.persistence.*;
                        @Entity public class Person { @Id Long id; String name; }
                        """)
                .java("People", """
                        import java.util.List; import org.springframework.data.jpa.repository.JpaRepository;
                        import org.springframework.data.rest.core.annotation.RestResource;
                        public interface People extends JpaRepository<Person, Long> {
                          List<Person> findByName(String name);
                          @Override @RestResource(exported = false) void deleteById(Long id);
                        }
                        """)
                .java("Hidden", """
                        import org.springframework.data.repository.CrudRepository;
                        import org.springframework.data.rest.core.annotation.RepositoryRestResource;
                        @RepositoryRestResource(exported = false) public interface Hidden
                            extends CrudRepository<Person, Long> { }
                        """)
                .file("src/main/resources/schema.sql", "create table person (id bigint primary key, name text);")
                .file("src/main/resources/application.properties", "spring.data.rest.base-path=/api");
    }

    @Test
    void repositories_that_spring_data_rest_serves_are_endpoints_without_any_code() throws IOException {
        assertThat(dataRest().lines())
                .containsExactly(
                        "GET /api/people | public (no security) | reads person",
                        "POST /api/people | public (no security) | writes person",
                        "GET /api/people/{id} | public (no security) | reads person",
                        "PUT /api/people/{id} | public (no security) | writes person",
                        "PATCH /api/people/{id} | public (no security) | writes person",
                        "GET /api/people/search/findByName | public (no security) | reads person");
    }

    @Test
    void panache_entities_and_repositories_ask_for_tables() throws IOException {
        backend.with("io.quarkus:quarkus-rest:3.15.0")
                .java("Fruit", """
                        import io.quarkus.hibernate.orm.panache.PanacheEntity; import jakarta.persistence.*;
                        import java.util.List;
                        @Entity @Table(name = "fruits") public class Fruit extends PanacheEntity {
                          public String name;
                          public static Fruit named(String name) { return find("name", name).firstResult(); }
                        }
                        """)
                .java("Fruits", """
                        import io.quarkus.hibernate.orm.panache.PanacheRepository; import java.util.List;
                        @jakarta.enterprise.context.ApplicationScoped
                        public class Fruits implements PanacheRepository<Fruit> {
                          public List<Fruit> like(String name) { return list("name like ?1 order by name", name); }
                        }
                        """)
                .java("FruitResource", """
                        import jakarta.inject.Inject; import jakarta.ws.rs.*; import java.util.List;
                        @Path("/fruits") public class FruitResource {
                          @Inject Fruits fruits;
                          @GET public List<Fruit> all() { return Fruit.listAll(); }
                          @GET @Path("named") public Fruit named(@QueryParam("n") String n) { return Fruit.named(n); }
                          @GET @Path("like") public List<Fruit> like(@QueryParam("n") String n) { return fruits.like(n); }
                          @POST public void add(Fruit fruit) { fruit.persist(); }
                          @DELETE @Path("{id}") public void remove(@PathParam("id") Long id) { fruits.deleteById(id); }
                        }
                        """);
        assertThat(backend.lines())
                .containsExactly(
                        "GET /fruits | public (no security) | reads fruits",
                        "GET /fruits/named | public (no security) | reads fruits",
                        "GET /fruits/like | public (no security) | reads fruits",
                        "POST /fruits | public (no security) | writes fruits",
                        "DELETE /fruits/{id} | public (no security) | writes fruits");
    }

    @Test
    void classes_that_hibernates_mapping_files_map_are_entities() throws IOException {
        backend.boot()
                .java("Order", """
                        public class Order {
                          private Long id; private String note; private Owner owner;
                          public Long getId() { return id; } public String getNote() { return note; }
                        }
                        """)
                .java("Owner", "public class Owner { private Long id; }")
                .java("Shop", """
                        import org.hibernate.SessionFactory; import org.springframework.web.bind.annotation.*;
                        @RestController public class Shop {
                          private SessionFactory factory;
                          @GetMapping("/orders") Object all() {
                            return factory.getCurrentSession().createQuery("from Order o where o.note = :n").list();
                          }
                          @GetMapping("/orders/{id}") Object one(@PathVariable Long id) {
                            return factory.getCurrentSession().get(Order.class, id);
                          }
                          @GetMapping("/mine") Object mine() {
                            return factory.getCurrentSession().getNamedQuery("mine").list();
                          }
                          @GetMapping("/owners") Object owners() {
                            return factory.getCurrentSession().createCriteria(Owner.class).list();
                          }
                          @GetMapping("/all") Object everything() {
                            return getHibernateTemplate().find("from Owner");
                          }
                        }
                        """)
                .file("src/main/resources/shop/Order.hbm.xml", """
                        <?xml version="1.0"?>
                        <!DOCTYPE hibernate-mapping PUBLIC "-//Hibernate/Hibernate Mapping DTD 3.0//EN"
                          "http://www.hibernate.org/dtd/hibernate-mapping-3.0.dtd"
                          [<!ENTITY common SYSTEM "classpath://shop/common.hbm">]>
                        <hibernate-mapping package="shop">
                          <class name="Order" table="customer_orders">
                            &common;
                            <property name="note" column="remark" not-null="true" length="80"/>
                            <many-to-one name="owner" column="owner_id" class="Owner"/>
                          </class>
                          <class name="Owner" table="owners">&common;</class>
                          <query name="mine">from Order o where o.owner.id = :owner</query>
                        </hibernate-mapping>
                        """)
                .file("src/main/resources/shop/common.hbm", """
                        <id name="id" column="the_id">
                          <generator class="native"/>
                        </id>
                        """);
        assertThat(backend.lines())
                .containsExactly(
                        "GET /orders | public (no security) | reads customer_orders",
                        "GET /orders/{id} | public (no security) | reads customer_orders",
                        "GET /mine | public (no security) | reads customer_orders",
                        "GET /owners | public (no security) | reads owners",
                        "GET /all | public (no security) | reads owners");
    }

    @Test
    void statements_of_jdbis_sql_objects_and_handles_are_queries() throws IOException {
        backend.java("Orders", """
                        import java.util.List; import org.jdbi.v3.sqlobject.customizer.*;
                        import org.jdbi.v3.sqlobject.statement.*;
                        public interface Orders {
                          @SqlQuery("select id, note from orders where owner_id = :owner") List<Order> of(long owner);
                          @SqlUpdate("insert into orders (id, note) values (:id, :note)") void add(@BindBean Order order);
                          @SqlUpdate void forget(@Bind("id") long id);
                        }
                        """)
                .java("Order", "public class Order { public long id; public String note; }")
                .java("Shop", """
                        import jakarta.ws.rs.*; import java.util.List; import org.jdbi.v3.core.Jdbi;
                        @Path("/orders") public class Shop {
                          private final Orders orders; private final Jdbi jdbi;
                          Shop(Orders orders, Jdbi jdbi) { this.orders = orders; this.jdbi = jdbi; }
                          @GET public List<Order> of(@QueryParam("o") long owner) { return orders.of(owner); }
                          @POST public void add(Order order) { orders.add(order); }
                          @DELETE @Path("{id}") public void forget(@PathParam("id") long id) { orders.forget(id); }
                        }
                        """)
                .file("src/main/resources/shop/Orders/forget.sql", "delete from orders where id = :id");
        assertThat(backend.lines())
                .containsExactly(
                        "GET /orders | public (no security) | reads orders",
                        "POST /orders | public (no security) | writes orders",
                        "DELETE /orders/{id} | public (no security) | writes orders");
    }

    @Test
    void statements_of_a_handle_of_jdbi_2_are_queries() throws IOException {
        backend.java("Shop", """
                        import javax.ws.rs.*; import java.util.*; import org.skife.jdbi.v2.*;
                        @Path("/orders") public class Shop {
                          private final DBI dbi;
                          Shop(DBI dbi) { this.dbi = dbi; }
                          @GET public List<Map<String, Object>> of(@QueryParam("o") long owner) {
                            try (Handle handle = dbi.open()) {
                              return handle.createQuery("select id from orders where owner_id = :o").bind("o", owner).list();
                            }
                          }
                          @POST public void add(String note) {
                            try (Handle handle = dbi.open()) {
                              handle.insert("insert into notes (note) values (?)", note);
                            }
                          }
                          @DELETE @Path("{id}") public void forget(@PathParam("id") long id) {
                            try (Handle handle = dbi.open()) {
                              handle.createStatement("delete from orders where id = :id").bind("id", id).execute();
                            }
                          }
                        }
                        """);
        assertThat(backend.lines())
                .containsExactly(
                        "GET /orders | public (no security) | reads orders",
                        "POST /orders | public (no security) | writes notes",
                        "DELETE /orders/{id} | public (no security) | writes orders");
    }

    @Test
    void routes_that_code_adds_to_javalin_are_endpoints() throws IOException {
        backend.java("App", """
                        import io.javalin.Javalin; import static io.javalin.apibuilder.ApiBuilder.*;
                        public class App {
                          public static void main(String[] arguments) {
                            Javalin app = Javalin.create(config -> config.router.apiBuilder(() -> {
                              path("orders", () -> {
                                get(Orders::all);
                                path("{id}", () -> delete(context -> Orders.remove(context)));
                              });
                            }));
                            app.before("/admin/*", context -> {
                              if (context.header("Authorization") == null) {
                                throw new io.javalin.http.UnauthorizedResponse();
                              }
                            });
                            app.get("/admin/users", context -> context.result("everybody"));
                            app.post("/prices", context -> context.result("none"));
                          }
                        }
                        """).java("Orders", """
                        import io.javalin.http.Context;
                        public class Orders {
                          static void all(Context context) { context.json("[]"); }
                          static void remove(Context context) { context.pathParam("id"); }
                        }
                        """);
        assertThat(backend.lines())
                .containsExactlyInAnyOrder(
                        "GET /orders | public (by omission)",
                        "DELETE /orders/{id} | public (by omission)",
                        "GET /admin/users | own guard filter",
                        "POST /prices | public (by omission)");
    }

    @Test
    void routes_that_code_adds_to_spark_are_endpoints() throws IOException {
        backend.java("App", """
                        import static spark.Spark.*;
                        public class App {
                          public static void main(String[] arguments) {
                            before("/closed/*", (request, response) -> {
                              if (request.headers("token") == null) { halt(401); }
                            });
                            path("/api", () -> {
                              get("/orders/:id", (request, response) -> request.params(":id"));
                              post("/orders", App::add);
                            });
                            get("/closed/books", (request, response) -> "");
                          }
                          static Object add(spark.Request request, spark.Response response) { return ""; }
                        }
                        """);
        assertThat(backend.lines())
                .containsExactlyInAnyOrder(
                        "GET /api/orders/{id} | public (by omission)",
                        "POST /api/orders | public (by omission)",
                        "GET /closed/books | own guard filter");
    }

    @Test
    void code_in_a_language_that_is_not_read_is_told() throws IOException {
        backend.boot()
                .file("src/main/kotlin/shop/Orders.kt", """
                        package shop
                        @RestController class Orders { @GetMapping("/orders") fun all() = "" }
                        """)
                .file("src/main/kotlin/shop/Doors.kt", """
                        package shop
                        class Doors { fun chain(http: HttpSecurity): SecurityFilterChain = http.build() }
                        """)
                .java("Prices", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Prices { @GetMapping("/prices") String all() { return ""; } }
                        """);
        assertThat(backend.lines()).containsExactly("GET /prices | unknown");
        assertThat(backend.gaps())
                .containsExactlyInAnyOrder(
                        "2 files in Kotlin are not read, 1 of them answer requests",
                        "security is configured in Kotlin here, which is not read");
    }
}
