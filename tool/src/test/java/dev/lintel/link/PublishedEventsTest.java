package dev.lintel.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Program;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Path;
import dev.lintel.graph.Step;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import dev.lintel.read.java.JavaLanguage;
import dev.lintel.read.java.signature.SignatureArchive;
import dev.lintel.read.jdbc.Jdbc;
import dev.lintel.read.spring.web.SpringWeb;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the listeners of an application's own events do is done by who publishes.
final class PublishedEventsTest {
    @TempDir
    private java.nio.file.Path folder;

    private List<Path> queries(String listener) throws IOException {
        new Target(folder).java("Orders", """
                import org.springframework.context.*;
                import org.springframework.context.event.EventListener;
                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.stereotype.Component;
                import org.springframework.transaction.event.*;
                import org.springframework.web.bind.annotation.*;
                class Changed { }
                class Placed extends Changed { }
                class Cancelled extends Changed { }
                @RestController class Orders {
                    private final ApplicationEventPublisher events;
                    Orders(ApplicationEventPublisher events) { this.events = events; }
                    @PostMapping("/orders") void place() { events.publishEvent(new Placed()); }
                }
                @Component class Counts {
                    private final JdbcTemplate jdbc;
                    Counts(JdbcTemplate jdbc) { this.jdbc = jdbc; }
                    %s { jdbc.update("update counts set orders = orders + 1"); }
                }
                """.formatted(listener));
        Workspace workspace = Workspace.of(folder);
        Program program = new JavaLanguage(SignatureArchive.open()).read(workspace);
        List<Fact> facts = Stream.of(new SpringWeb(), new Jdbc())
                .flatMap(each -> each.interpret(program, workspace))
                .toList();
        Backend backend = Linker.link(program, facts, Linker.Edge.UNKNOWN, tasks -> tasks.forEach(Runnable::run))
                .getFirst();
        return backend.paths()
                .queries(backend.endpoints().getFirst())
                .filter(path -> path.step() instanceof Step.Run)
                .toList();
    }

    @Test
    void a_listener_runs_inside_the_call_that_publishes() throws IOException {
        assertThat(queries("@EventListener void count(Changed event)"))
                .singleElement()
                .satisfies(path -> assertThat(path.later()).isFalse());
    }

    @Test
    void the_annotation_may_name_the_events() throws IOException {
        assertThat(queries("@EventListener({Cancelled.class, Placed.class}) void count()"))
                .hasSize(1);
    }

    @Test
    void who_hears_of_other_events_is_not_called() throws IOException {
        assertThat(queries("@EventListener(Cancelled.class) void count()")).isEmpty();
        assertThat(queries("@EventListener void count(Cancelled event)")).isEmpty();
    }

    @Test
    void a_listener_of_the_transaction_runs_later_unless_it_says_before_the_commit() throws IOException {
        assertThat(queries("@TransactionalEventListener void count(Placed event)"))
                .singleElement()
                .satisfies(path -> assertThat(path.later()).isTrue());
        assertThat(queries(
                        "@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT) void count(Placed event)"))
                .singleElement()
                .satisfies(path -> assertThat(path.later()).isFalse());
    }
}
