package dev.lintel.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A handler that returns in several places: each view's name is looked at by itself.
class SeveralViewsTest {
    private static final String CONTROLLER = """
            package com.acme.login;

            import org.springframework.stereotype.Controller;
            import org.springframework.web.bind.annotation.GetMapping;
            import org.springframework.web.bind.annotation.RequestParam;

            @Controller
            public class LoginController {
                @GetMapping("/again")
                public String again(@RequestParam String name, @RequestParam String next) {
                    if (name.isEmpty()) {
                        return "login";
                    }
                    return "redirect:" + next;
                }

                @GetMapping("/twice")
                public String twice(@RequestParam String name, @RequestParam String next) {
                    if (name.isEmpty()) {
                        return "redirect:/login?next=" + next;
                    }
                    return "redirect:/home/" + next;
                }
            }
            """;

    @Test
    void a_redirect_beside_a_fixed_view_is_judged_by_where_it_leads(@TempDir Path folder) throws IOException {
        assertThat(found(folder, "sec-open-redirect")).containsExactly("LoginController.java:14");
        assertThat(found(folder, "sec-template-injection")).isEmpty();
    }

    private static Set<String> found(Path folder, String id) throws IOException {
        Files.writeString(folder.resolve("LoginController.java"), CONTROLLER);
        Practice practice = Practices.all().stream()
                .filter(each -> each.guide().id().equals(id))
                .findFirst()
                .orElseThrow();
        return PracticeCasesTest.found(practice, Workspace.of(folder));
    }
}
