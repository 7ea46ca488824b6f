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

/// `new HashMap<>() {{ put("orders", orders.all()); }}`
final class AnonymousBlocksTest {
    @TempDir
    private Path folder;

    private List<String> asked(String answer) throws IOException {
        new Target(folder).java("Orders", """
                import java.util.HashMap;
                import java.util.Map;
                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.web.bind.annotation.*;
                @RestController class Orders {
                    private final JdbcTemplate jdbc;
                    Orders(JdbcTemplate jdbc) { this.jdbc = jdbc; }
                    @GetMapping("/orders") Map<String, Object> orders() { return %s; }
                    private Object all() { return jdbc.queryForList("select * from orders"); }
                }
                """.formatted(answer));
        Workspace workspace = Workspace.of(folder);
        Program program = new JavaLanguage(SignatureArchive.open()).read(workspace);
        List<Fact> facts = Stream.of(new SpringWeb(), new Jdbc())
                .flatMap(each -> each.interpret(program, workspace))
                .toList();
        Backend backend = Linker.link(program, facts, Linker.Edge.UNKNOWN, tasks -> tasks.forEach(Runnable::run))
                .getFirst();
        return backend.paths()
                .queries(backend.endpoints().getFirst())
                .map(path -> ((Step.Run) path.step()).query().text())
                .toList();
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
}
