package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.finding.Risk;
import dev.lintel.review.ProjectSettings;
import org.junit.jupiter.api.Test;

class SettingsFileTest {
    @Test
    void every_setting_is_read_with_its_place() throws UsageProblem {
        ProjectSettings settings = SettingsFile.parse("""
                risks:
                  db-fk-no-index: low
                  db-n-plus-one-loop: off
                excludes: [legacy/]
                edge:
                  authenticates: true
                public:
                  - GET /products/**
                answers:
                  access-1234: yes, by the gateway
                """);

        assertThat(settings.risks().get("db-fk-no-index")).contains(Risk.LOW);
        assertThat(settings.isOff("db-n-plus-one-loop")).isTrue();
        assertThat(settings.excludes()).containsExactly("legacy/");
        assertThat(settings.edge().authenticates())
                .hasValueSatisfying(at -> assertThat(at.line()).isEqualTo(6));
        assertThat(settings.edge().limits()).isEmpty();
        assertThat(settings.publicPaths()).singleElement().satisfies(path -> {
            assertThat(path.method()).isEqualTo("GET");
            assertThat(path.pattern()).isEqualTo("/products/**");
        });
    }

    @Test
    void an_unknown_key_is_answered_with_the_one_that_was_meant() {
        assertThatThrownBy(() -> SettingsFile.parse("exclude: [a]"))
                .hasMessage("lintel.yaml:1:1: no setting 'exclude'; did you mean 'excludes'?");
        assertThatThrownBy(() -> SettingsFile.parse("risks: {db-fk-no-indx: low}"))
                .hasMessageContaining("db-fk-no-index");
        assertThatThrownBy(() -> SettingsFile.parse("risks: {db-fk-no-index: hgih}"))
                .hasMessageContaining("did you mean 'high'?");
    }

    @Test
    void broken_or_hostile_yaml_is_one_line() {
        String bomb = "a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n";

        assertThatThrownBy(() -> SettingsFile.parse(bomb)).isInstanceOf(UsageProblem.class);
        assertThatThrownBy(() -> SettingsFile.parse("a: [")).hasMessageContaining("lintel.yaml is no YAML");
    }

    @Test
    void rules_about_own_code_are_read_and_all_that_are_wrong_are_said_at_their_lines() throws UsageProblem {
        ProjectSettings settings = SettingsFile.parse("""
                flow:
                  com.acme.Html#escape(String): clean arg0 -> result as html
                  com.acme.Ledger#run(String): sink arg0 as sql; fresh
                """);

        assertThat(settings.flow()).hasSize(2);
        assertThatThrownBy(() -> SettingsFile.parse("""
                        flow:
                          com.acme.Html#escape(String): clean arg0 -> result as htm
                          escape(String): fresh
                          com.acme.Ledger#run(String): sink arg0 as sql
                          com.acme.Ledger#ask(String): sinks arg0 as sql
                        """))
                .hasMessageContaining("lintel.yaml:2:3: no encoding 'htm'")
                .hasMessageContaining("lintel.yaml:3:3: 'escape(String)': write it as com.acme.Html#escape(String)")
                .hasMessageContaining("lintel.yaml:5:3: 'sinks arg0 as sql' is none of");
    }

    @Test
    void an_empty_file_says_nothing() throws UsageProblem {
        assertThat(SettingsFile.parse("")).isEqualTo(ProjectSettings.NONE);
    }
}
