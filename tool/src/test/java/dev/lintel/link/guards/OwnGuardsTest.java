package dev.lintel.link.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Endpoint;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import dev.lintel.read.java.JavaLanguage;
import dev.lintel.read.java.signature.SignatureArchive;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What makes something that runs before handlers a guard: a refusal that depends on who calls, and that one who is
/// nobody meets.
class OwnGuardsTest {
    private static final Span ANYWHERE = new Span(new SourceId("Rules.java"), 1, 1, 1, 1);

    @TempDir
    private Path folder;

    private boolean guards(Endpoint.Stage.Kind kind, String type, String source) throws IOException {
        new Target(folder).java("Accounts", """
                        class Session { String user; boolean admin; }
                        class Accounts {
                          static Session current(String token) { return null; }
                          static Session demanded(String token) {
                            Session session = current(token);
                            if (session == null) { throw new IllegalStateException("who are you?"); }
                            return session;
                          }
                          static String subject(String token) {
                            if (token.isEmpty()) { throw new IllegalArgumentException("no subject"); }
                            return token;
                          }
                        }
                        """).java(type, source);
        Program program = new JavaLanguage(SignatureArchive.open()).read(Workspace.of(folder));
        List<MethodId> handlers = kind == Endpoint.Stage.Kind.ASPECT
                ? List.of(new MethodId("shop.Orders", "list", List.of()))
                : List.of();
        return new OwnGuards(program)
                .of(new Fact.Before(kind, "shop." + type, List.of(), List.of(), handlers, 0, ANYWHERE))
                .isPresent();
    }

    private boolean interceptor(String body) throws IOException {
        return guards(Endpoint.Stage.Kind.INTERCEPTOR, "Door", """
                import jakarta.servlet.http.*;
                class Door {
                  boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                      throws Exception {
                    %s
                  }
                  boolean knows(HttpServletRequest request) {
                    String token = request.getHeader("X-Token");
                    if (token == null) { return false; }
                    return Accounts.current(token) != null;
                  }
                  boolean comesAgain(HttpServletRequest request) {
                    String key = request.getRequestURI() + request.getHeader("X-Token");
                    return request.getSession().getAttribute(key) != null;
                  }
                }
                """.formatted(body));
    }

    private boolean filter(String body) throws IOException {
        return guards(Endpoint.Stage.Kind.FILTER, "Gate", """
                import jakarta.servlet.*;
                import jakarta.servlet.http.*;
                class Gate {
                  void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                      throws Exception {
                    %s
                  }
                }
                """.formatted(body));
    }

    private boolean aspect(String body) throws IOException {
        return guards(Endpoint.Stage.Kind.ASPECT, "Around", """
                import org.aspectj.lang.ProceedingJoinPoint;
                class Around {
                  Object around(ProceedingJoinPoint call, String token) throws Throwable {
                    %s
                  }
                }
                """.formatted(body));
    }

    @Test
    void who_turns_away_those_without_a_session_is_a_guard() throws IOException {
        assertThat(interceptor("""
                if (Accounts.current(request.getHeader("X-Token")) == null) {
                  response.sendRedirect("/login");
                  return false;
                }
                return true;
                """)).isTrue();
    }

    @Test
    void the_question_may_be_asked_in_a_predicate_of_the_target() throws IOException {
        assertThat(interceptor("if (knows(request)) { return true; } return false;"))
                .isTrue();
    }

    @Test
    void the_refusal_may_be_in_what_is_called() throws IOException {
        assertThat(aspect("Accounts.demanded(token); return call.proceed();")).isTrue();
    }

    @Test
    void a_filter_that_answers_by_itself_turns_away() throws IOException {
        assertThat(filter("""
                Session session = Accounts.current(request.getHeader("X-Token"));
                if (session == null) {
                  response.getWriter().write("please log in");
                } else {
                  chain.doFilter(request, response);
                }
                """)).isTrue();
    }

    @Test
    void what_comes_after_the_branch_for_somebody_is_for_nobody() throws IOException {
        assertThat(filter("""
                if (request.getHeader("X-Token") != null) {
                  chain.doFilter(request, response);
                  return;
                }
                response.sendError(401);
                """)).isTrue();
    }

    @Test
    void a_token_that_cannot_be_read_is_refused_where_the_failure_is_caught() throws IOException {
        assertThat(filter("""
                String token = request.getHeader("X-Token");
                try {
                  java.util.Base64.getDecoder().decode(token);
                } catch (RuntimeException e) {
                  response.sendError(403);
                  return;
                }
                chain.doFilter(request, response);
                """)).isTrue();
    }

    @Test
    void an_aspect_that_writes_down_who_called_is_none_though_what_it_calls_throws() throws IOException {
        assertThat(aspect("""
                String user = "";
                if (token != null) {
                  user = Accounts.demanded(token).user + Accounts.subject(token);
                }
                try {
                  return call.proceed();
                } catch (Throwable failure) {
                  throw new IllegalStateException(user, failure);
                }
                """)).isFalse();
    }

    @Test
    void a_throw_that_has_nothing_to_do_with_the_caller_makes_no_guard() throws IOException {
        assertThat(aspect("""
                Session session = Accounts.current(token);
                if (call.getArgs().length == 0) { throw new IllegalStateException("nothing to do"); }
                System.out.println(session);
                return call.proceed();
                """)).isFalse();
    }

    @Test
    void a_refusal_that_is_swallowed_turns_nobody_away() throws IOException {
        assertThat(aspect("""
                try {
                  System.out.println(Accounts.demanded(token).user);
                } catch (RuntimeException e) {
                  System.out.println("somebody");
                }
                return call.proceed();
                """)).isFalse();
    }

    @Test
    void who_only_refuses_tokens_that_are_wrong_lets_those_without_one_pass() throws IOException {
        assertThat(filter("""
                String token = request.getHeader("X-Token");
                if (token != null) {
                  if (Accounts.current(token) == null) { response.sendError(401); return; }
                }
                chain.doFilter(request, response);
                """)).isFalse();
    }

    @Test
    void a_second_press_on_the_button_is_no_question_of_identity() throws IOException {
        assertThat(interceptor("if (comesAgain(request)) { return false; } return true;"))
                .isFalse();
    }

    @Test
    void a_guard_that_only_asks_for_somebody_in_the_session_asks_for_a_login() throws IOException {
        assertThat(guard("Door", """
                        import jakarta.servlet.http.*;
                        class Door {
                          boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                              throws Exception {
                            if (request.getSession().getAttribute("user") == null) {
                              response.sendRedirect("/login");
                              return false;
                            }
                            return true;
                          }
                        }
                        """).login()).isTrue();
    }

    @Test
    void one_that_asks_for_more_than_somebody_stays_what_it_is() throws IOException {
        assertThat(guard("Door", """
                        import jakarta.servlet.http.*;
                        class Door {
                          boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                              throws Exception {
                            Session session = Accounts.current(request.getHeader("token"));
                            if (session == null || !session.admin) {
                              response.sendError(403);
                              return false;
                            }
                            return true;
                          }
                        }
                        """).login()).isFalse();
    }

    private static final String SHELVES = """
            import jakarta.servlet.http.*;
            import org.springframework.web.method.HandlerMethod;
            enum Rank { CLERK, CHIEF }
            @interface Needs { Rank[] value(); }
            @interface Level { int value(); }
            class Member { String name; Rank roleOf; int level; Member role(Rank role) { return this; } }
            class Desk {
              @Needs({Rank.CHIEF}) void close() {}
              @Level(3) void lift() {}
              void look() {}
            }
            class Door {
              static Rank roleIn(String token) { return Rank.CLERK; }
              boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                  throws Exception {
                String token = request.getHeader("X-Token");
                if (token == null) {
                  response.sendError(401);
                  return false;
                }
                Member member = new Member().role(roleIn(token));
                HandlerMethod method = (HandlerMethod) handler;
                Needs needs = method.getMethodAnnotation(Needs.class);
                Level level = method.getMethodAnnotation(Level.class);
                if (needs != null && !java.util.Arrays.asList(needs.value()).contains(member.roleOf)) {
                  response.sendError(403);
                  return false;
                }
                if (level != null && member.level < level.value()) {
                  response.sendError(403);
                  return false;
                }
                request.setAttribute("role", member.roleOf);
                return true;
              }
            }
            """;

    private Requirement asksFor(String handler) throws IOException {
        new Target(folder).java("Door", SHELVES);
        Program program = new JavaLanguage(SignatureArchive.open()).read(Workspace.of(folder));
        return new OwnGuards(program)
                .of(
                        new Fact.Before(
                                Endpoint.Stage.Kind.INTERCEPTOR,
                                "shop.Door",
                                List.of(),
                                List.of(),
                                List.of(),
                                0,
                                ANYWHERE),
                        new MethodId("shop.Desk", handler, List.of()),
                        "shop.Desk")
                .orElseThrow()
                .asks();
    }

    @Test
    void a_handler_without_the_annotation_asks_for_a_login_though_the_guard_remembers_the_role() throws IOException {
        assertThat(asksFor("look")).isInstanceOf(Requirement.Authenticated.class);
    }

    @Test
    void the_roles_that_an_annotation_names_are_asked_for() throws IOException {
        assertThat(asksFor("close").label()).isEqualTo("role CHIEF");
    }

    @Test
    void what_an_annotation_says_that_is_compared_by_order_is_named_and_no_role() throws IOException {
        assertThat(asksFor("lift").label()).isEqualTo("own guard @Level");
    }

    private OwnGuard guard(String type, String source) throws IOException {
        new Target(folder).java("Accounts", """
                        class Session { String user; boolean admin; }
                        class Accounts {
                          static Session current(String token) { return null; }
                        }
                        """).java(type, source);
        Program program = new JavaLanguage(SignatureArchive.open()).read(Workspace.of(folder));
        return new OwnGuards(program)
                .of(new Fact.Before(
                        Endpoint.Stage.Kind.INTERCEPTOR, "shop." + type, List.of(), List.of(), List.of(), 0, ANYWHERE))
                .orElseThrow();
    }
}
