package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.lintel.cli.Folder.Ran;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/// Input that is broken, endless or hostile: each is said in a line, the rest is read, the exit code is the
/// documented one, nothing is written and nothing hangs.
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class BadInputTest {
    private static final String HELLO = """
            package shop;
            import org.springframework.web.bind.annotation.*;
            @RestController class Hello { @GetMapping("/hello") String hello() { return "hello"; } }
            """;
    private static final String EVIL_DOCTYPE = """
            <?xml version="1.0"?>
            <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
              <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY file SYSTEM "secret.txt">]>
            """;
    private static final String JAVA = "src/main/java/shop/";
    private static final String RESOURCES = "src/main/resources/";

    private Folder folder;

    @BeforeEach
    void one_endpoint_that_is_fine(@TempDir Path root) throws IOException {
        folder = new Folder(root).file("pom.xml", pom("")).file(JAVA + "Hello.java", HELLO);
    }

    @Test
    void broken_java_costs_its_own_code_only() throws IOException {
        folder.file(JAVA + "Broken.java", "package shop; class Broken { void a( { return \"x\" }");
        folder.file(JAVA + "Junk.java", "@@@ %% no java ((((");

        Ran ran = folder.review();

        assertThat(ran.said()).contains("Broken.java:1:38 syntax error").contains("Junk.java:1:2 syntax error");
        assertIsReadBeside(ran);
    }

    @Test
    void code_nested_beyond_reason_does_not_stop_the_review() throws IOException {
        int deep = 30_000;
        folder.file(
                JAVA + "Deep.java",
                "package shop; class Deep { int x = " + "(".repeat(deep) + 1 + ")".repeat(deep) + "; }");
        folder.file(JAVA + "Long.java", "package shop; class Long { String x = \"\"" + " + 1".repeat(deep) + "; }");

        assertIsReadBeside(folder.review());
    }

    /// Ten thousand statements lie behind it, more than is kept of one endpoint.
    @Test
    void an_endpoint_that_does_more_than_is_kept_is_counted() throws IOException {
        folder.file(JAVA + "Wide.java", """
                package shop;
                import org.springframework.web.bind.annotation.*;
                @RestController class Wide {
                    @GetMapping("/wide") void a(StringBuilder to) { %1$s }
                    private void b(StringBuilder to) { %2$s }
                    private void c(StringBuilder to) { %3$s }
                    private void d(StringBuilder to) { %4$s }
                    private void e(StringBuilder to) { jdbc.update("update counters set n = n + 1"); }
                    private final org.springframework.jdbc.core.JdbcTemplate jdbc = null;
                }
                """.formatted(
                        "b(to); ".repeat(10), "c(to); ".repeat(10), "d(to); ".repeat(10), "e(to); ".repeat(10)));

        Ran ran = folder.review();

        assertThat(ran.said())
                .contains("entries too long to be judged whole: 1")
                .contains("2 endpoints");
    }

    @Test
    void types_that_are_their_own_parents_are_read() throws IOException {
        folder.file(JAVA + "Circle.java", """
                package shop;
                class A extends B { void a() { b(); } } class B extends A { void b() { a(); } }
                interface I extends I {} @interface Q { Q value(); } class T<X extends T<X>> extends T<T<X>> {}
                """);

        assertIsReadBeside(folder.review());
    }

    @Test
    void half_migrations_are_said_and_the_others_are_replayed() throws IOException {
        folder.file("pom.xml", pom(dependency("org.flywaydb", "flyway-core")));
        String migrations = RESOURCES + "db/migration/";
        folder.file(
                migrations + "V1__half.sql", "create table item (id int);\ncreate table half (id int, name varchar(20");
        folder.file(migrations + "V2__quote.sql", "create table other (note text default 'never closed);");
        folder.file(migrations + "V3__comment.sql", "create table third (id int));\n/* never closed");
        folder.file(migrations + "V4__fine.sql", "create table fine (id int)");

        Ran ran = folder.review();

        assertThat(ran.said())
                .contains("V1__half.sql:2:1 not understood")
                .contains("V2__quote.sql:1:39 not understood: a quote or comment that never closes")
                .contains("V3__comment.sql:2:1 not understood: a quote or comment that never closes")
                .contains("5 tables");
        assertIsReadBeside(ran);
    }

    @Test
    void migrations_of_which_nothing_can_be_read_are_exit_code_2() throws IOException {
        folder.file("pom.xml", pom(dependency("org.flywaydb", "flyway-core")));
        folder.bytes(RESOURCES + "db/migration/V1__bytes.sql", new byte[] {0, 1, 2, 3});

        Ran ran = folder.review();

        assertThat(ran.said()).contains("V1__bytes.sql:1:1 a migration that cannot be read");
        assertThat(ran.err()).contains("the migrations could not be read");
        assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
    }

    @Test
    void a_change_log_that_multiplies_itself_is_given_up() throws IOException {
        folder.file("pom.xml", pom(dependency("org.liquibase", "liquibase-core")));
        folder.file(RESOURCES + "db/changelog/db.changelog-master.yaml", yamlBomb() + "databaseChangeLog: *j\n");

        Ran ran = folder.review();

        assertThat(ran.said()).contains("db.changelog-master.yaml:1:1 change log ");
        assertThat(ran.err()).contains("the migrations could not be read");
        assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
    }

    @Test
    void change_logs_that_include_each_other_are_read_once() throws IOException {
        folder.file("pom.xml", pom(dependency("org.liquibase", "liquibase-core")));
        String logs = RESOURCES + "db/changelog/";
        folder.file(logs + "db.changelog-master.yaml", """
                databaseChangeLog:
                  - include: {file: db/changelog/second.yaml}
                  - include: {file: db/changelog/absent.yaml}
                  - include: {file: db/changelog/evil.xml}
                  - changeSet: {id: 1, author: a, changes: [{sql: {sql: create table mine (id int)}}]}
                """);
        folder.file(logs + "second.yaml", """
                databaseChangeLog:
                  - include: {file: db/changelog/db.changelog-master.yaml}
                  - changeSet: {id: 2, author: a, changes: [{sql: {sql: create table yours (id int)}}]}
                """);
        folder.file(
                logs + "evil.xml",
                EVIL_DOCTYPE + "<databaseChangeLog><changeSet id='&c;' author='&file;'/></databaseChangeLog>");

        Ran ran = folder.review();

        assertThat(ran.said())
                .contains("db.changelog-master.yaml includes itself")
                .contains("included file db/changelog/absent.yaml is not there")
                .contains("evil.xml:1:1 change log not well-formed or with entities of its own")
                .contains("2 tables");
        assertIsReadBeside(ran);
    }

    @Test
    void links_in_a_circle_and_links_that_lead_out_are_not_followed(@TempDir Path outside) throws IOException {
        new Folder(outside).file("Stolen.java", HELLO.replace("Hello", "Stolen"));
        Files.createSymbolicLink(folder.root().resolve("self"), Path.of("self"));
        Files.createSymbolicLink(folder.root().resolve("up"), Path.of("."));
        Files.createSymbolicLink(folder.root().resolve("out"), outside);

        Ran ran = folder.review();

        assertThat(ran.said())
                .contains("self:1:1 is a link that leads nowhere or in a circle")
                .contains("out:1:1 is a link that leads out of the folder");
        assertIsReadBeside(ran);
    }

    @Test
    void a_file_of_many_megabytes_is_not_read() throws IOException {
        String rows = "insert into item values (1);\n";
        folder.file(
                RESOURCES + "db/migration/V1__data.sql", rows.repeat((int) (Workspace.LARGEST / rows.length()) + 1));

        Ran ran = folder.review();

        assertThat(ran.said()).contains("V1__data.sql:1:1 is larger than 8 MB");
        assertIsReadBeside(ran);
    }

    @Test
    void yaml_that_multiplies_itself_or_is_none_costs_its_settings_only() throws IOException {
        folder.file(RESOURCES + "application.yml", yamlBomb());
        folder.file(RESOURCES + "application-broken.yml", "a: [1, 2\n b: {c\n\t- x");
        folder.file(RESOURCES + "openapi.yaml", "openapi: 3.0.0\npaths:\n  /x: {}\n" + yamlBomb());

        Ran ran = folder.review();

        assertThat(ran.said())
                .contains("application.yml:1:1 this YAML goes beyond what is read")
                .contains("application-broken.yml:2:1 this is no valid YAML");
        assertIsReadBeside(ran);
    }

    @Test
    void xml_is_read_without_its_entities() throws IOException {
        folder.file("secret.txt", "the-secret");
        folder.file("other/pom.xml", EVIL_DOCTYPE + "<project><artifactId>&c;&file;</artifactId></project>");
        folder.file(
                RESOURCES + "mapper/M.xml",
                EVIL_DOCTYPE + "<mapper namespace='shop.M'><select id='s'>&c;&file;</select></mapper>");
        folder.file(
                "src/main/webapp/WEB-INF/web.xml", EVIL_DOCTYPE + "<web-app><servlet>&c;&file;</servlet></web-app>");

        Ran ran = folder.review();

        assertThat(ran.said())
                .contains("other/pom.xml:4:1 this is no well-formed XML")
                .contains("M.xml:1:1 this mapper file could not be read")
                .contains("web.xml:1:1 this deployment descriptor cannot be read")
                .doesNotContain("the-secret")
                .doesNotContain("aaaaaaaaaa");
        assertIsReadBeside(ran);
    }

    @Test
    void build_files_schemas_and_settings_may_be_junk() throws IOException {
        folder.file("build.gradle.kts", "plugins { id(\"org.springframework.boot\" version \"3");
        folder.file("gradle/libs.versions.toml", "[libraries\nx = {");
        folder.file(RESOURCES + "graphql/schema.graphqls", "type Query { a(: [[[[ \n \"\"\"");
        folder.file(RESOURCES + "openapi.json", "{\"openapi\":\"3.0.0\",\"paths\":{");
        folder.file(RESOURCES + "application.properties", "a=\\uZZZZ\nserver.port=80\\");

        assertIsReadBeside(folder.review());
    }

    @Test
    void a_folder_without_permission_is_said() throws IOException {
        folder.file("closed/A.java", "class A {}");
        Path closed = folder.root().resolve("closed");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(closed), "this user may read everything");
            Ran ran = folder.run("review", "--verbose");
            assertThat(ran.said()).contains("closed:1:1 cannot be read (no permission)");
            assertIsReadBeside(ran);
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void odd_encodings_and_names_are_read() throws IOException {
        folder.bytes(JAVA + "Wide.java", HELLO.replace("ello", "ide").getBytes(StandardCharsets.UTF_16));
        folder.bytes(
                JAVA + "Old.java",
                HELLO.replace("ello", "old").replace("{ @", "{ /* \u00fc */ @").getBytes(StandardCharsets.ISO_8859_1));
        folder.bytes(JAVA + "Zeros.java", new byte[4000]);
        folder.file(JAVA + "name with spaces \u00e9\u4e2d.java", HELLO.replace("ello", "space"));
        folder.file(JAVA + "NoNewline.java", HELLO.replace("ello", "end").strip());

        Ran ran = folder.review();

        assertThat(ran.said())
                .contains("Zeros.java:1:1 the file cannot be read: is no text")
                .contains("5 endpoints");
        assertThat(ran.exit()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void an_empty_folder_and_one_of_another_language_hold_no_backend(@TempDir Path root) throws IOException {
        Folder other = new Folder(root);
        assertThat(other.review().err()).contains("no backend found in " + root);
        other.file("main.py", "print(1)\n").file("package.json", "{}");

        Ran ran = other.review();

        assertThat(ran.err()).contains("no backend found in " + root);
        assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
    }

    @Test
    void security_that_is_no_valid_java_is_neither_open_nor_closed() throws IOException {
        security("http.authorizeHttpRequests(a -> a.requestMatchers(\"/hello\" .permitAll(;");

        assertAccessIsUnknown(folder.review());
    }

    @Test
    void security_that_other_code_decides_is_neither_open_nor_closed() throws IOException {
        security("return rules.read(http);");

        assertAccessIsUnknown(folder.review());
    }

    @Test
    void a_rule_for_paths_that_come_from_outside_is_not_called_useless() throws IOException {
        security("""
                for (String path : rules.paths()) { http.authorizeHttpRequests(a -> a.requestMatchers(path).hasRole("X")); }
                http.authorizeHttpRequests(a -> a.anyRequest().authenticated());
                return http.build();""");

        Ran ran = folder.review();

        assertThat(ran.said()).doesNotContain("auth-matcher-gap");
        assertIsReadBeside(ran);
    }

    @Test
    void settings_that_cannot_be_read_are_exit_code_2_with_the_reason() throws IOException {
        folder.bytes("lintel.yaml", new byte[] {'a', ':', (byte) 0xff, (byte) 0xfe});
        assertThat(folder.review().err()).isEqualTo("lintel: lintel.yaml is not UTF-8 text; save it as UTF-8\n");
        folder.file("lintel.yaml", yamlBomb());
        assertThat(folder.review().err()).startsWith("lintel: lintel.yaml is no YAML: ");
        folder.file("lintel.yaml", "a: [");

        Ran ran = folder.review();

        assertThat(ran.err()).startsWith("lintel: lintel.yaml is no YAML: ");
        assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
    }

    private static void assertIsReadBeside(Ran ran) {
        assertThat(ran.said()).contains("1 endpoint ").doesNotContain("crashed").doesNotContain("bug of Lintel");
        assertThat(ran.exit()).isEqualTo(Exit.CLEAN);
    }

    private static void assertAccessIsUnknown(Ran ran) {
        assertThat(ran.said()).contains("1 endpoint 1 unknown").contains("who may call what is unknown");
        assertThat(ran.err()).contains("the security configuration could not be read");
        assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
    }

    private void security(String body) throws IOException {
        folder.file("pom.xml", pom(dependency("org.springframework.boot", "spring-boot-starter-security")));
        folder.file(JAVA + "Security.java", """
                package shop;
                import org.springframework.context.annotation.*;
                import org.springframework.security.config.annotation.web.builders.HttpSecurity;
                import org.springframework.security.web.SecurityFilterChain;
                @Configuration class Security {
                    @Bean SecurityFilterChain chain(HttpSecurity http, Rules rules) throws Exception {
                """ + body + "\n} }");
    }

    private static String dependency(String group, String artifact) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId></dependency>";
    }

    private static String pom(String dependencies) {
        return "<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>shop</artifactId>"
                + "<version>1</version><dependencies>" + dependencies
                + dependency("org.springframework.boot", "spring-boot-starter-web") + "</dependencies></project>";
    }

    /// Nine to the power of ten nodes, once the aliases are followed.
    private static String yamlBomb() {
        StringBuilder text = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char name = 'b'; name < 'k'; name++) {
            String before = "*" + (char) (name - 1);
            text.append(name)
                    .append(": &")
                    .append(name)
                    .append(" [")
                    .append((before + ", ").repeat(8))
                    .append(before)
                    .append("]\n");
        }
        return text.toString();
    }
}
