package dev.lintel.flow.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndingsTest {
    @Test
    void a_picture_is_neither_page_nor_program() {
        assertThat(Endings.isPassive(".png")).isTrue();
        assertThat(Endings.isPassive("JPG")).isTrue();
        assertThat(Endings.isPassive(".tar.gz")).isTrue();
        assertThat(Endings.isPassive(".svg")).isFalse();
        assertThat(Endings.isPassive(".HTML")).isFalse();
        assertThat(Endings.isPassive("jspx")).isFalse();
        assertThat(Endings.isPassive("")).isFalse();
        assertThat(Endings.isPassive("_copy")).isFalse();
    }

    @Test
    void an_expression_decides_when_all_that_it_accepts_ends_passively() {
        assertThat(Endings.decides("^.+\\.(png|jpe?g)$", true)).isTrue();
        assertThat(Endings.decides("(?i).*\\.(?:pdf|docx)", true)).isTrue();
        assertThat(Endings.decides("[\\w-]+[.]csv", true)).isTrue();
        assertThat(Endings.decides(".*(\\.png|\\.gif)$", false)).isTrue();
    }

    @Test
    void it_does_not_when_a_page_is_among_them_or_the_end_is_open() {
        assertThat(Endings.decides("^.+\\.(png|html)$", true)).isFalse();
        assertThat(Endings.decides(".*", true)).isFalse();
        assertThat(Endings.decides("\\w+\\.\\w+", true)).isFalse();
        assertThat(Endings.decides(".*\\.(png|gif)?", true)).isFalse();
    }

    @Test
    void looking_for_it_somewhere_decides_nothing() {
        assertThat(Endings.decides("\\.(png|gif)", false)).isFalse();
        assertThat(Endings.decides("\\.(png|gif)$", false)).isTrue();
    }
}
