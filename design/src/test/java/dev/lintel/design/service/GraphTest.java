package dev.lintel.design.service;

import static dev.lintel.design.service.ServiceTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Briefs;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphTest {
    private static final Set<String> BUILT_IN = Set.of("ID", "String", "Int", "Boolean");

    private static String schema(SequencedMap<String, String> files) {
        return files.getOrDefault("src/main/resources/graphql/schema.graphqls", "");
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "projects"})
    void every_type_that_the_schema_uses_is_defined_and_every_other_is_used(String pattern) {
        String schema = schema(Service.of(Briefs.pattern(pattern))).replaceAll("(?m)^\\s*[\"#].*$", "");
        Set<String> defined = found("(?m)^(?:type|input|enum|scalar) (\\w+)", schema);
        Set<String> used = found(": \\[?(\\w+)", schema);

        used.removeAll(BUILT_IN);
        used.addAll(Set.of("Query", "Mutation"));
        assertThat(used).isEqualTo(defined);
    }

    /// How many seats a hall has, and which.
    @Test
    void rows_below_another_are_not_called_like_a_field_of_it() {
        SequencedMap<String, String> files = Service.of(Briefs.brief("""
                        service: {api: {graphql: true}}
                        roles: [programmer]
                        resources:
                          Hall:
                            fields: {name: text(1..40), seats: int(1..1000)}
                            access: {create: programmer, read: public}
                          Seat:
                            fields: {line: int(1..60)}
                            refs: {hall: Hall cascade}
                            access: {create: programmer, read: public}
                        access_patterns:
                          - {on: Seat, by: hall}
                        """));

        assertThat(schema(files)).contains("  allSeats(first: Int");
        assertThat(only(files, "/SeatGraph.java"))
                .contains("@SchemaMapping(typeName = \"Hall\", field = \"allSeats\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "projects"})
    void every_root_field_has_a_handler_with_a_door(String pattern) {
        SequencedMap<String, String> files = Service.of(Briefs.pattern(pattern));
        String roots = schema(files)
                .replaceAll("(?s)^.*?type Query", "type Query")
                .replaceAll("(?s)\\n}\\n\\ntype (?!Mutation).*", "");
        Set<String> fields = found("(?m)^  (\\w+)\\(", roots);
        String code = files.entrySet().stream()
                .filter(each -> each.getKey().endsWith("Graph.java"))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());

        assertThat(fields).hasSizeGreaterThan(8);
        assertThat(found("@(?:Query|Mutation)Mapping\\n(?:    @PreAuthorize[^\\n]*\\n)?    \\S+ (\\w+)\\(", code))
                .isEqualTo(fields);
        assertThat(found("@MutationMapping\\n    (@PreAuthorize)", code)).isNotEmpty();
        assertThat(found("@MutationMapping\\n    (?!@PreAuthorize)(.*)", code)).isEmpty();
    }

    @Test
    void a_brief_that_asks_for_reads_gets_no_mutation() {
        Brief brief = Briefs.brief(
                Briefs.text("/dev/lintel/design/patterns/projects.yaml").replace("graphql: true", "graphql: reads"));
        SequencedMap<String, String> files = Service.of(brief);

        assertThat(brief.service().graphql()).isEqualTo(Brief.Graphql.READS);
        assertThat(schema(files))
                .contains("type Query")
                .doesNotContain("Mutation")
                .doesNotContain("input ");
        assertThat(files.values()).noneMatch(text -> text.contains("@MutationMapping"));
    }

    @Test
    void a_brief_that_does_not_ask_gets_none_of_it() {
        SequencedMap<String, String> files = Service.of(Briefs.pattern("registration"));

        assertThat(files.keySet()).noneMatch(path -> path.contains("/graph"));
        assertThat(files.get("pom.xml")).doesNotContain("graphql");
    }

    @Test
    void a_list_below_many_rows_is_one_statement_with_the_rules_of_the_list() {
        SequencedMap<String, String> files = Service.of(Briefs.pattern("projects"));
        String repository = files.get("src/main/java/com/example/projects/tasks/TaskRepository.java");

        assertThat(schema(files)).contains("tasks(first: Int = 20): TaskConnection!");
        assertThat(repository).contains("cross join lateral").contains("project_id = a.above and ");
    }
}
