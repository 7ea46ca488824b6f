package dev.lintel.link.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Program;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.link.guards.HandlerChecks.Asked;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import dev.lintel.read.java.JavaLanguage;
import dev.lintel.read.java.signature.SignatureArchive;
import dev.lintel.read.jaxrs.JakartaRest;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Jakarta REST's locators ask before the resources that they hand on to, and what those ask through
/// interfaces.
class LocatedChecksTest {
    @TempDir
    private Path folder;

    private Asked asked(String locator, String handler) throws IOException {
        new Target(folder).java("Root", """
                import jakarta.ws.rs.*;
                import jakarta.ws.rs.core.*;
                interface Desk { void requireClerk(); void requireOpen(); void requireRoom(); }
                class DayDesk implements Desk {
                  String token;
                  public void requireClerk() { if (token == null) { throw new ForbiddenException(); } }
                  public void requireOpen() { if (!open()) { throw new ForbiddenException(); } }
                  public void requireRoom() { if (!open()) { throw new NotFoundException(); } }
                  boolean open() { return System.nanoTime() > 0; }
                }
                class NightDesk extends DayDesk {
                  @Override public void requireClerk() { if (token == null) { throw new NotAuthorizedException("x"); } }
                }
                class Preflight { @OPTIONS Response preflight() { return null; } }
                class Files {
                  Desk desk;
                  @GET public String list() { %s }
                }
                @Path("/files")
                public class Root {
                  @Context HttpHeaders headers;
                  @Context Request request;
                  Object authenticate() {
                    String token = headers.getHeaderString("Authorization");
                    if (token == null) { throw new NotAuthorizedException("Bearer"); }
                    return token;
                  }
                  %s
                }
                """.formatted(handler, locator));
        Program program = new JavaLanguage(SignatureArchive.open()).read(Workspace.of(folder));
        Fact.Handler list = new JakartaRest()
                .interpret(program, Workspace.of(folder))
                .filter(Fact.Handler.class::isInstance)
                .map(Fact.Handler.class::cast)
                .filter(each -> each.method().name().equals("list"))
                .findFirst()
                .orElseThrow();
        return new HandlerChecks(program).of(list);
    }

    private static List<String> labels(Asked asked) {
        return asked.checks().stream().map(Requirement::label).toList();
    }

    private static final String OPEN = "@Path(\"all\") public Files files() { return new Files(); }";

    @Test
    void a_locator_asks_before_the_resource_that_it_finds() throws IOException {
        Asked asked =
                asked("@Path(\"all\") public Files files() { authenticate(); return new Files(); }", "return \"\";");
        assertThat(labels(asked)).containsExactly("authenticated");
        assertThat(asked.doubt()).isEmpty();
    }

    @Test
    void what_a_locator_returns_of_another_class_lets_nobody_by() throws IOException {
        Asked asked = asked("""
                @Path("all") public Object files() {
                  if (request.getMethod().equals("OPTIONS")) { return new Preflight(); }
                  authenticate();
                  return new Files();
                }""", "return \"\";");
        assertThat(labels(asked)).containsExactly("authenticated");
    }

    @Test
    void what_it_returns_of_the_same_class_does() throws IOException {
        Asked asked = asked("""
                @Path("all") public Files files() {
                  if (request.getMethod().equals("OPTIONS")) { return new Files(); }
                  authenticate();
                  return new Files();
                }""", "return \"\";");
        assertThat(labels(asked)).isEmpty();
    }

    @Test
    void a_check_that_every_implementation_makes_is_one() throws IOException {
        assertThat(labels(asked(OPEN, "desk.requireClerk(); return \"\";")))
                .containsExactly("own guard requireClerk()");
    }

    @Test
    void a_refusal_whose_condition_is_not_about_the_caller_leaves_it_open() throws IOException {
        Asked asked = asked(OPEN, "desk.requireOpen(); return \"\";");
        assertThat(labels(asked)).isEmpty();
        assertThat(asked.doubt()).isPresent();
    }

    @Test
    void that_something_is_not_there_is_no_refusal() throws IOException {
        Asked asked = asked(OPEN, "desk.requireRoom(); return \"\";");
        assertThat(labels(asked)).isEmpty();
        assertThat(asked.doubt()).isEmpty();
    }
}
