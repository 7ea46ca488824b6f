package dev.lintel.flow.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.flow.knowledge.AccessPath.Root;
import dev.lintel.flow.knowledge.AccessPath.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleFileTest {
    @Test
    void a_type_stands_for_one_in_each_package() {
        RuleFile.Content content = read("""
                packages jakarta.servlet javax.servlet
                type http.Cookie
                  setSecure(boolean)  pass arg0 -> this.secure
                """);

        assertThat(content.rules())
                .extracting(Rule::owner)
                .containsExactly("jakarta.servlet.http.Cookie", "javax.servlet.http.Cookie");
    }

    @Test
    void several_roles_stand_on_one_line() {
        RuleFile.Content content = read("""
                packages java.util
                type Map
                  put(Object, Object)  pass this[@arg0] -> result; pass arg1 -> this[@arg0]; pass arg0 -> this.keys[+]
                """);

        assertThat(content.rules().getFirst().roles())
                .containsExactly(
                        new Role.Pass(path(new Root.This(), new Step.Named(0)), path(new Root.Result())),
                        new Role.Pass(path(new Root.Argument(1)), path(new Root.This(), new Step.Named(0))),
                        new Role.Pass(
                                path(new Root.Argument(0)),
                                path(new Root.This(), new Step.Field("keys"), new Step.Append())));
    }

    @Test
    void every_role_reads_back_as_what_it_says() {
        assertThat(RoleText.role("source result[*] as parameter"))
                .isEqualTo(new Role.Source(path(new Root.Result(), new Step.Elements()), "parameter", Set.of()));
        assertThat(RoleText.role("sink arg0 as html needs this.answer"))
                .isEqualTo(new Role.Sink(
                        path(new Root.Argument(0)),
                        "html",
                        Optional.of(path(new Root.This(), new Step.Field("answer")))));
        assertThat(RoleText.role("clean arg0 -> result as url-part"))
                .isEqualTo(new Role.Clean(path(new Root.Argument(0)), path(new Root.Result()), Set.of("url-part")));
        assertThat(RoleText.role("guard this as path when true after path-normal"))
                .isEqualTo(new Role.Guard(path(new Root.This()), "path", Role.When.TRUE, Optional.of("path-normal")));
        assertThat(RoleText.role("set this.secure to true"))
                .isEqualTo(new Role.Assign(path(new Root.This(), new Step.Field("secure")), true));
        assertThat(RoleText.role("call arg1(this[*], arg0) -> result[*]"))
                .isEqualTo(new Role.Run(
                        1,
                        List.of(path(new Root.This(), new Step.Elements()), path(new Root.Argument(0))),
                        Optional.of(path(new Root.Result(), new Step.Elements()))));
        assertThat(RoleText.role("fresh")).isEqualTo(new Role.Fresh());
    }

    @Test
    void everything_wrong_is_told_at_once_with_its_line() {
        List<RuleProblem> problems = RuleFile.parse("acme.flow", """
                type Lost
                packages com.acme
                type Db
                  run(String)  sink arg0 as sequel
                  run(String)  sinks arg0
                  run String   fresh
                annotation Inbox on field source arg0 as message
                """).problems();

        assertThat(problems).extracting(RuleProblem::line).containsExactly(1, 4, 5, 6, 7);
        assertThat(problems.get(1).toString()).startsWith("acme.flow:4: no kind 'sequel'; there are ");
    }

    @Test
    void annotations_say_what_they_make_of_a_method() {
        RuleFile.Content content = read("""
                packages com.acme
                annotation Inbox on method  source arg0 as message
                """);

        assertThat(content.annotations())
                .containsExactly(new AnnotationRule(
                        "com.acme.Inbox",
                        AnnotationRule.Target.METHOD,
                        List.of(new Role.Source(path(new Root.Argument(0)), "message", Set.of()))));
    }

    @Test
    void a_project_writes_one_rule_with_the_same_words() {
        Rule rule = RuleFile.rule("com.acme.Html#escape(String)", "clean arg0 -> result as html");

        assertThat(rule.owner()).isEqualTo("com.acme.Html");
        assertThatThrownBy(() -> RuleFile.rule("escape", "fresh")).hasMessageContaining("com.acme.Html#escape");
    }

    private static RuleFile.Content read(String text) {
        RuleFile.Outcome outcome = RuleFile.parse("test.flow", text);
        assertThat(outcome.problems()).isEmpty();
        return outcome.content();
    }

    private static AccessPath path(Root root, Step... steps) {
        return new AccessPath(root, List.of(steps));
    }
}
