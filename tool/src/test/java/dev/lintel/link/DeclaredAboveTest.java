package dev.lintel.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Program;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Operation;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import dev.lintel.read.java.JavaLanguage;
import dev.lintel.read.java.signature.SignatureArchive;
import dev.lintel.read.spring.web.SpringWeb;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The interfaces by which callers know a method.
final class DeclaredAboveTest {
    @TempDir
    private Path folder;

    private Operation handler(String method) throws IOException {
        new Target(folder)
                .java("OrdersApi", "interface OrdersApi { String orders(); }")
                .java("Orders", """
                import org.springframework.web.bind.annotation.*;
                @RestController class Orders implements OrdersApi {
                    @GetMapping("/orders") %s { return ""; }
                }
                """.formatted(method));
        Workspace workspace = Workspace.of(folder);
        Program program = new JavaLanguage(SignatureArchive.open()).read(workspace);
        List<Fact> facts = Stream.of(new SpringWeb())
                .flatMap(each -> each.interpret(program, workspace))
                .toList();
        Backend backend = Linker.link(program, facts, Linker.Edge.UNKNOWN, tasks -> tasks.forEach(Runnable::run))
                .getFirst();
        return backend.operations().values().stream()
                .filter(each -> each.id().name().equals("orders"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_final_method_is_known_by_the_interface_that_asks_for_it() throws IOException {
        Operation handler = handler("public final String orders()");

        assertThat(handler.isCalled("OrdersApi.orders")).isTrue();
        assertThat(handler.proxied()).isFalse();
    }

    @Test
    void an_open_one_as_well() throws IOException {
        assertThat(handler("public String orders()").isCalled("OrdersApi.orders"))
                .isTrue();
    }
}
