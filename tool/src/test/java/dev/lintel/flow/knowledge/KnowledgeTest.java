package dev.lintel.flow.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Callee;
import dev.lintel.code.Grade;
import dev.lintel.code.MethodId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
    private static final Map<String, List<String>> SUPERTYPES = Map.of(
            "com.acme.Names",
                    List.of("com.acme.Names", "java.util.ArrayList", "java.util.List", "java.util.Collection"),
            "java.util.List", List.of("java.util.List", "java.util.Collection"));

    @Test
    void a_rule_holds_for_subtypes() {
        assertThat(roles("com.acme.Names", "add", "java.lang.Object")).containsExactly(role("pass arg0 -> this[+]"));
    }

    @Test
    void the_nearest_type_that_says_something_decides() {
        assertThat(roles("java.util.List", "remove", "int")).containsExactly(role("pass this[@arg0] -> result"));
        assertThat(roles("java.util.List", "remove", "java.lang.Object")).containsExactly(role("fresh"));
    }

    @Test
    void constructors_are_not_inherited() {
        Callee callee = new Callee("com.acme.Names", Callee.CONSTRUCTOR, Optional.empty(), Grade.NAME);

        assertThat(Knowledge.builtIn().rules(callee, 1, KnowledgeTest::supertypes))
                .isEmpty();
    }

    @Test
    void a_value_that_surely_stands_there_decides_over_its_type() {
        Rules rules = rules("java.lang.String", "replace", "java.lang.CharSequence", "java.lang.CharSequence");

        assertThat(rules.byValue()).isTrue();
        assertThat(rules.roles(i -> Optional.of(i == 0 ? "'" : "''")))
                .hasValue(List.of((Role) role("clean this -> result as sql-quote")));
        assertThat(rules.roles(i -> Optional.of("x")))
                .hasValue(List.of(role("derive this -> result"), role("derive arg1 -> result")));
    }

    @Test
    void without_a_declaration_the_number_of_arguments_speaks() {
        Callee callee = new Callee("java.sql.Connection", "prepareStatement", Optional.empty(), Grade.NAME);

        Rules rules = Knowledge.builtIn().rules(callee, 2, List::of).orElseThrow();

        assertThat(rules.roles(_ -> Optional.empty())).hasValue(List.of(role("sink arg0 as sql"), role("fresh")));
    }

    @Test
    void some_types_are_known_to_pass_nothing() {
        Callee callee = new Callee("java.sql.Connection", "setAutoCommit", Optional.empty(), Grade.NAME);

        assertThat(Knowledge.builtIn().rules(callee, 1, List::of)).hasValue(Rules.NOTHING);
    }

    @Test
    void nothing_is_made_up_about_the_rest() {
        Callee callee = new Callee("com.acme.Whatever", "doIt", Optional.empty(), Grade.NAME);

        assertThat(Knowledge.builtIn().rules(callee, 1, List::of)).isEmpty();
    }

    @Test
    void the_word_of_the_project_counts_over_ours() {
        Knowledge own = Knowledge.builtIn().and(List.of(RuleFile.rule("java.lang.String#trim()", "fresh")));
        Callee trim = new Callee("java.lang.String", "trim", Optional.empty(), Grade.NAME);

        assertThat(own.rules(trim, 0, List::of).orElseThrow().roles(_ -> Optional.empty()))
                .hasValue(List.of(role("fresh")));
    }

    private static List<Role> roles(String owner, String name, String... types) {
        return rules(owner, name, types).roles(_ -> Optional.empty()).orElseThrow();
    }

    private static Rules rules(String owner, String name, String... types) {
        MethodId id = new MethodId(owner, name, List.of(types));
        Callee callee = new Callee(owner, name, Optional.of(id), Grade.EXACT);
        return Knowledge.builtIn()
                .rules(callee, types.length, KnowledgeTest::supertypes)
                .orElseThrow();
    }

    private static List<String> supertypes(String name) {
        return SUPERTYPES.getOrDefault(name, List.of(name));
    }

    private static Role role(String text) {
        return RoleText.role(text);
    }
}
