package dev.lintel.flow.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowListTest {
    @Test
    void letters_and_digits_do_no_harm_anywhere() {
        assertThat(AllowList.matching("[a-zA-Z0-9_]{1,20}")).contains("any");
        assertThat(AllowList.matching("^\\w+$")).contains("any");
        assertThat(AllowList.matching("(asc|desc)")).contains("any");
    }

    @Test
    void a_text_that_is_written_out_in_the_expression_does_no_harm() {
        assertThat(AllowList.matching("https://a\\.example/x")).containsExactly("any");
        assertThat(AllowList.matching("^(?:/home|/start)$")).containsExactly("any");
        assertThat(AllowList.matching("https://a.example/x")).doesNotContain("any", "url");
        assertThat(AllowList.matching("/home|.*")).doesNotContain("any");
    }

    @Test
    void an_address_whose_host_is_written_out_leads_nowhere_else() {
        assertThat(AllowList.matching("https?://a\\.example/.*"))
                .contains("url", "redirect")
                .doesNotContain("any");
        assertThat(AllowList.matching("https://a\\.example(:443)?/.*")).doesNotContain("url");
        assertThat(AllowList.matching("https://a\\.example.*")).doesNotContain("url");
        assertThat(AllowList.matching("https://a\\.example/?.*")).doesNotContain("url");
        assertThat(AllowList.matching("https://a\\.example/x|.*")).doesNotContain("url");
    }

    @Test
    void a_dash_is_harmless_inside_quotes_but_starts_a_comment_or_an_option_outside() {
        assertThat(AllowList.matching("[\\w-]+"))
                .contains("sql-quote", "html", "path-name")
                .doesNotContain("sql", "shell");
    }

    @Test
    void a_point_may_be_a_parent_folder_but_no_other_file_of_it() {
        assertThat(AllowList.matching("[\\w.]+")).contains("path-name", "sql").doesNotContain("no-parent", "any");
    }

    @Test
    void what_admits_everything_protects_nothing_but_the_line() {
        assertThat(AllowList.matching(".*")).containsExactly("log-line");
        assertThat(AllowList.matching("(?s).*")).isEmpty();
        assertThat(AllowList.matching("\\p{L}+")).isEmpty();
    }

    @Test
    void what_is_left_after_removing_is_judged() {
        assertThat(AllowList.removing("[^a-zA-Z0-9]", "")).contains("any");
        assertThat(AllowList.removing("\\W+", "")).contains("any");
        assertThat(AllowList.removing("[<>\"'&`]", "")).contains("html").doesNotContain("sql", "path-name");
        assertThat(AllowList.removing("script", "")).isEmpty();
    }
}
