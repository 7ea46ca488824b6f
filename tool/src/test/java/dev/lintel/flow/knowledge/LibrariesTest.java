package dev.lintel.flow.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LibrariesTest {
    @Test
    void every_file_that_comes_with_the_tool_reads_without_a_word() {
        List<RuleProblem> problems = Libraries.FILES.stream()
                .flatMap(name -> RuleFile.parse(name + ".flow", Libraries.text(name + ".flow")).problems().stream())
                .toList();

        assertThat(problems).isEmpty();
    }

    @Test
    void every_file_says_where_the_library_says_so() {
        Stream<String> texts = Libraries.FILES.stream().map(name -> Libraries.text(name + ".flow"));

        assertThat(texts).allMatch(text -> text.startsWith("#") && text.contains("https://"));
    }

    @Test
    void no_method_is_described_twice() {
        List<String> described = Libraries.FILES.stream()
                .flatMap(name -> RuleFile.parse(name, Libraries.text(name + ".flow")).content().rules().stream())
                .map(rule -> rule.owner() + "#" + rule.method())
                .toList();

        assertThat(described).doesNotHaveDuplicates();
    }
}
