package dev.lintel.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Program;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Step;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import dev.lintel.read.java.JavaLanguage;
import dev.lintel.read.java.signature.SignatureArchive;
import dev.lintel.read.jdbc.Jdbc;
import dev.lintel.read.spring.web.SpringWeb;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `new HashMap<>() {{ put("orders", orders.all()); }}`, `pool.execute(new Runnable() { .. })`
final class AnonymousBlocksTest {
    @TempDir
    private Path folder;

    private List<String> asked(String answer) throws IOException {
        return paths(answer)
                .map(path -> ((Step.Run) path.step()).query().text())
                .toList();
    }

    private Stream<dev.lintel.graph.Path> paths(String answer) throws IOException {
        new Target(folder).java("Orders", """
                import java.util.HashMap;
                import java.util.Map;
                import java.util.concurrent.ExecutorService;
                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.web.bind.annotation.*;
                @RestController class Orders {
                    private final JdbcTemplate jdbc;
                    Orders(JdbcTemplate jdbc) { this.jdbc = jdbc; }
                    @GetMapping("/orders") Map<String, Object> orders(@RequestParam Long id, ExecutorService pool) { return %s; }
                    private Object all() { return jdbc.queryForList("select * from orders"); }
                    private void one(Object id) { jdbc.queryForList("select * from orders where id = ?", id); }
                    private Map<String, Object> run(Runnable task) { return null; }
                    private Map<String, Object> taken(Object task) { return null; }
                }
                """.formatted(answer));
        Workspace workspace = Workspace.of(folder);
        Program program = new JavaLanguage(SignatureArchive.open()).read(workspace);
        List<Fact> facts = Stream.of(new SpringWeb(), new Jdbc())
                .flatMap(each -> each.interpret(program, workspace))
                .toList();
        Backend backend = Linker.link(program, facts, Linker.Edge.UNKNOWN, tasks -> tasks.forEach(Runnable::run))
                .getFirst();
        return backend.endpoints().stream().flatMap(backend.paths()::queries);
    }

    @Test
    void what_the_block_of_an_anonymous_class_calls_is_done_where_it_is_made() throws IOException {
        assertThat(asked("new HashMap<String, Object>() {{ put(\"orders\", all()); }}"))
                .containsExactly("select * from orders");
    }

    @Test
    void what_its_methods_would_do_is_not() throws IOException {
        assertThat(asked("new HashMap<String, Object>() { public int size() { all(); return 0; } }"))
                .isEmpty();
    }

    @Test
    void a_class_that_stands_for_a_lambda_is_run_where_it_is_handed_over_with_the_variables_around_it()
            throws IOException {
        for (String each : List.of(
                "taken(pool.submit(new Runnable() { @Override public void run() { one(id); } }))",
                "taken(new Thread() { @Override public void run() { one(id); } })",
                "run(new Runnable() { public void run() { one(id); } private void stop() { all(); } })")) {
            assertThat(paths(each)).singleElement().satisfies(path -> {
                assertThat(((Step.Run) path.step()).query().text()).isEqualTo("select * from orders where id = ?");
                assertThat(path.arguments().values().toString()).contains("Input[parameter=0");
            });
        }
    }

    @Test
    void a_local_class_is_run_where_an_object_of_it_is_made_and_once_where_it_makes_itself() throws IOException {
        assertThat(asked("""
                null; } Map<String, Object> unused() { return null; }
                @GetMapping("/all") Map<String, Object> each(@RequestParam Long id, ExecutorService pool) {
                    class Task implements Runnable {
                        public void run() { one(id); pool.submit(new Task()); }
                    }
                    pool.submit(new Task());
                    return null""")).containsExactly("select * from orders where id = ?");
    }
}
