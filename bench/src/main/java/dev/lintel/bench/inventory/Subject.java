package dev.lintel.bench.inventory;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A backend that can be started here.
///
/// @param name how the record calls it
/// @param checkout its name in `bench/corpus.tsv`
/// @param pom of ours, for one that Maven does not build
/// @param leftOut folders of the copy that need a generator of another build tool
/// @param changed lines that are added to files of the copy before it is built and mapped
/// @param contextPath before every route
/// @param packages how the application's own handlers begin in the log of mappings
/// @param callers who asks, besides somebody without a login
/// @param bodies that the backend takes for valid, as method security asks only after validation
record Subject(
        String name,
        String checkout,
        Optional<String> pom,
        List<String> leftOut,
        Map<String, String> changed,
        String contextPath,
        String packages,
        List<Caller> callers,
        List<Body> bodies) {
    /// @param word in the routes that it is for; the first that fits is sent
    record Body(String word, String json) {}

    /// @param role as the code writes it; empty for a login without any
    /// @param login how one comes by the header `Authorization`
    record Caller(String role, Login login) {}

    sealed interface Login {
        record Basic(String user, String password) implements Login {}

        /// Registers somebody and takes the token out of the answer.
        record Registration(String path, String body, String tokenField, String scheme) implements Login {}
    }

    /// What its kinds of things need, all in one: fields that a kind does not have are ignored.
    private static final List<Body> PETCLINIC_BODIES = List.of(new Body("/", """
            {"firstName": "Ada", "lastName": "Lovelace", "address": "a", "city": "c", "telephone": "1234567890",
             "name": "x", "specialties": [], "date": "2020-01-01", "description": "d", "birthDate": "2020-01-01",
             "type": {"id": 1, "name": "cat"}, "pets": [], "visits": [], "id": 1,
             "username": "other", "password": "other", "enabled": true, "roles": [{"name": "OTHER"}]}"""));

    static List<Subject> all() {
        return List.of(petclinic(), securedPetclinic(), realworld());
    }

    /// The body for a route; an empty object where none is known.
    String body(String route) {
        return bodies.stream()
                .filter(each -> route.contains(each.word()))
                .map(Body::json)
                .findFirst()
                .orElse("{}");
    }

    private static Subject petclinic() {
        return new Subject(
                "petclinic-rest as shipped",
                "spring-petclinic-rest",
                Optional.empty(),
                List.of(),
                Map.of(),
                "/petclinic",
                "o.s.s.p.",
                List.of(),
                PETCLINIC_BODIES);
    }

    /// One user a role, with the password of the administrator that the sample's own data brings.
    private static Subject securedPetclinic() {
        String users = """

                INSERT INTO users (username, password, enabled)
                  SELECT 'bench_' || r.name, u.password, TRUE FROM users u,
                    (VALUES ('owner'), ('vet'), ('admin')) AS r(name) WHERE u.username = 'admin';
                INSERT INTO roles (username, role) VALUES ('bench_owner', 'ROLE_OWNER_ADMIN');
                INSERT INTO roles (username, role) VALUES ('bench_vet', 'ROLE_VET_ADMIN');
                INSERT INTO roles (username, role) VALUES ('bench_admin', 'ROLE_ADMIN');
                """;
        return new Subject(
                "petclinic-rest with security",
                "spring-petclinic-rest",
                Optional.empty(),
                List.of(),
                Map.of(
                        "src/main/resources/application.properties",
                        "\npetclinic.security.enable=true\n",
                        "src/main/resources/db/h2/data.sql",
                        users),
                "/petclinic",
                "o.s.s.p.",
                List.of(
                        new Caller("OWNER_ADMIN", new Login.Basic("bench_owner", "admin")),
                        new Caller("VET_ADMIN", new Login.Basic("bench_vet", "admin")),
                        new Caller("ADMIN", new Login.Basic("bench_admin", "admin"))),
                PETCLINIC_BODIES);
    }

    /// Its GraphQL part needs types that a plug-in of Gradle generates: REST only.
    private static Subject realworld() {
        String user = """
                {"user": {"email": "bench@example.com", "username": "bench", "password": "bench-bench"}}""";
        return new Subject(
                "realworld (REST)",
                "spring-boot-realworld-example-app",
                Optional.of("realworld.xml"),
                List.of("src/main/java/io/spring/graphql"),
                Map.of(),
                "",
                "i.s.",
                List.of(new Caller("", new Login.Registration("/users", user, "token", "Token"))),
                List.of(
                        new Body("comments", "{\"comment\": {\"body\": \"b\"}}"),
                        new Body("articles", """
                                {"article": {"title": "t", "description": "d", "body": "b", "tagList": []}}"""),
                        new Body("user", """
                                {"user": {"email": "other@example.com", "username": "other", "password": "other-other"}}""")));
    }
}
