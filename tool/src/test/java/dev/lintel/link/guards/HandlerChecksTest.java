package dev.lintel.link.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Program;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import dev.lintel.read.java.JavaLanguage;
import dev.lintel.read.java.signature.SignatureArchive;
import dev.lintel.read.spring.web.SpringWeb;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What counts as a login that a handler asks for itself: a refusal that everybody meets who is nobody.
class HandlerChecksTest {
    @TempDir
    private Path folder;

    private List<String> checks(String handler) throws IOException {
        Program program = program(handler);
        return new HandlerChecks(program)
                .of(handler(program)).checks().stream().map(Requirement::label).toList();
    }

    private Fact.Handler handler(Program program) throws IOException {
        return new SpringWeb()
                .interpret(program, Workspace.of(folder))
                .filter(Fact.Handler.class::isInstance)
                .map(Fact.Handler.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private Program program(String handler) throws IOException {
        new Target(folder).java("Orders", """
                import jakarta.servlet.http.*;
                import java.util.Optional;
                import org.springframework.stereotype.Controller;
                import org.springframework.web.bind.annotation.*;
                class Account { String name; boolean admin; }
                class Forbidden extends RuntimeException {}
                class Accounts {
                  Account authenticate(String name, String password) { return null; }
                  Account ofSession(HttpSession session) { return (Account) session.getAttribute("user"); }
                }
                @Controller
                class Orders {
                  Accounts accounts;
                  HttpServletRequest request;
                  Account me;
                  boolean authenticate() {
                    me = (Account) request.getAttribute("principal");
                    return me != null;
                  }
                  void checkRole(String role) { if (!hasRole(role)) { throw new Forbidden(); } }
                  boolean hasRole(String role) {
                    if (!(request.getAttribute("principal") instanceof Account)) { return false; }
                    return me.admin;
                  }
                  String find(String id) { return id; }
                  %s
                }
                """.formatted(handler));
        return new JavaLanguage(SignatureArchive.open()).read(Workspace.of(folder));
    }

    @Test
    void a_refusal_before_anything_else_is_a_login() throws IOException {
        assertThat(checks("""
                @GetMapping("/orders") String list() {
                  if (!authenticate()) { throw new Forbidden(); }
                  return find("1");
                }""")).containsExactly("authenticated");
    }

    @Test
    void a_further_check_says_what_it_asks_for() throws IOException {
        assertThat(checks("""
                @GetMapping("/orders") String list() {
                  if (!authenticate() || me.name.isEmpty()) { throw new Forbidden(); }
                  checkRole("ADMIN");
                  return find("1");
                }""")).containsExactly("own guard authenticate()", "own guard checkRole(ADMIN)");
    }

    @Test
    void an_optional_caller_that_has_to_be_there_is_a_login() throws IOException {
        assertThat(checks("""
                Optional<Account> currentUser() { return Optional.ofNullable(me); }
                @GetMapping("/orders") String list() {
                  Account user = currentUser().orElseThrow(Forbidden::new);
                  return find(user.name);
                }""")).containsExactly("authenticated");
        assertThat(checks("""
                Optional<Account> currentUser() { return Optional.ofNullable(me); }
                @GetMapping("/orders") String list() {
                  return currentUser().map(each -> find(each.name)).orElseThrow();
                }""")).as("narrowed").isNotEmpty();
    }

    @Test
    void a_row_that_has_to_be_there_is_no_login() throws IOException {
        assertThat(checks("""
                Optional<Account> byName(String name) { return Optional.empty(); }
                Optional<Account> findUser(String name) { return Optional.empty(); }
                Optional<Account> seenBy(String name, Account caller) { return Optional.empty(); }
                Optional<Account> currentUser() { return Optional.ofNullable(me); }
                @GetMapping("/orders") String list(@RequestParam String name) {
                  Account one = byName(name).orElseThrow(Forbidden::new);
                  Account user = findUser(name).orElseThrow(Forbidden::new);
                  Account me = currentUser().orElse(user);
                  Account seen = seenBy(name, me).orElseThrow(Forbidden::new);
                  return find(one.name + me.name);
                }""")).isEmpty();
    }

    @Test
    void a_question_that_looks_at_a_role_is_more_than_a_login() throws IOException {
        assertThat(checks("""
                boolean authorized() { return request.getAttribute("principal") instanceof Account && hasRole("ADMIN"); }
                @GetMapping("/orders") String list() {
                  if (!authorized()) { throw new Forbidden(); }
                  return find("1");
                }""")).containsExactly("own guard authorized()");
    }

    @Test
    void a_way_to_the_page_of_the_login_is_a_refusal_too() throws IOException {
        assertThat(checks("""
                @GetMapping("/orders") String list(HttpSession session) {
                  Object user = session.getAttribute("user");
                  if (user == null) { return "redirect:/login"; }
                  return find("1");
                }""")).containsExactly("authenticated");
    }

    @Test
    void what_is_sent_to_log_in_proves_nobody_before() throws IOException {
        assertThat(checks("""
                @PostMapping("/login") String login(@RequestParam String name, @RequestParam String password) {
                  Account loginUser = accounts.authenticate(name, password);
                  if (loginUser == null) { throw new Forbidden(); }
                  return "home";
                }""")).isEmpty();
    }

    @Test
    void a_code_that_the_session_remembers_is_no_login() throws IOException {
        assertThat(checks("""
                @PostMapping("/login") String login(@RequestParam String code, HttpSession session) {
                  Object expected = session.getAttribute("verifyCode");
                  if (expected == null || !expected.equals(code)) { throw new Forbidden(); }
                  return "home";
                }""")).isEmpty();
    }

    @Test
    void a_check_in_one_branch_lets_the_others_by() throws IOException {
        assertThat(checks("""
                @GetMapping("/orders") String list(@RequestParam String share) {
                  if (share == null) {
                    if (!authenticate()) { throw new Forbidden(); }
                  }
                  return find(share);
                }""")).isEmpty();
    }

    @Test
    void less_for_nobody_is_no_refusal() throws IOException {
        assertThat(checks("""
                @GetMapping("/orders") String list() {
                  if (!authenticate()) { return find("public"); }
                  return find("all");
                }""")).isEmpty();
    }

    @Test
    void an_answer_before_the_check_is_for_everybody() throws IOException {
        assertThat(checks("""
                @GetMapping("/orders") String list(@RequestParam String id) {
                  if (id.equals("1")) { return find(id); }
                  if (!authenticate()) { throw new Forbidden(); }
                  return find("all");
                }""")).isEmpty();
    }

    @Test
    void a_handler_that_never_speaks_of_its_caller_asks_for_no_login() throws IOException {
        Program program = program("@GetMapping(\"/orders\") String list() { return find(\"1\"); }");
        assertThat(new HandlerChecks(program).speaksOfCaller(handler(program))).isFalse();
        Program asking = program("@GetMapping(\"/orders\") String list() { authenticate(); return find(\"1\"); }");
        assertThat(new HandlerChecks(asking).speaksOfCaller(handler(asking))).isTrue();
    }

    @Test
    void that_a_thing_is_not_there_is_no_login() throws IOException {
        assertThat(checks("""
                @GetMapping("/orders") String list(HttpSession session) {
                  Object user = session.getAttribute("user");
                  if (user == null) { throw new java.util.NoSuchElementException(); }
                  return find("1");
                }""")).isEmpty();
    }
}
