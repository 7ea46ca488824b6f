package dev.lintel.design.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The schema that editors use and the reader agree.
class BriefSchemaTest {
    private static final List<String> PATTERNS = Briefs.PATTERNS;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(BriefSchema.text());

    private static Set<ValidationMessage> problems(String brief) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(brief);
        return SCHEMA.validate(JSON.valueToTree(read));
    }

    @ParameterizedTest
    @FieldSource("PATTERNS")
    void every_shipped_brief_is_valid_and_so_is_what_is_written_back(String pattern) {
        assertThat(problems(Briefs.text("/dev/lintel/design/patterns/" + pattern + ".yaml")))
                .isEmpty();
        assertThat(problems(BriefText.of(Briefs.pattern(pattern)))).isEmpty();
    }

    @Test
    void a_brief_with_every_key_is_valid() {
        assertThat(problems(Briefs.shopText())).isEmpty();
    }

    /// What the reader refuses by itself, without looking at another name, an editor marks too.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "roles: [customer, support, admin, partner] | role: [customer]",
                "roles: [customer, support, admin, partner] | roles: [Customer, support, admin, partner]",
                "database: postgresql | database: mysql",
                "growth: 20%/month | growth: fast",
                "stock: int(0..) | stock: integer",
                "stock: int(0..) | stock: int(0..) uniqe",
                "rows: 20k | rows: many",
                "retain: 7y | retain: forever",
                "OrderItem 1..100 composed | OrderItem composed",
                "refund: support | refund: SUPPORT",
                "page: 20 | page: 1000",
                "rate: 800/s | rate: often",
                "p95: 50ms | p95: quick",
                "anonymous: 60/min | anonymous: some",
                "kind: smtp | kind: pigeon",
                "to: kafka:orders | to: pigeon",
                "deploy: rolling | deploy: friday",
            })
    void what_the_reader_refuses_the_schema_refuses(String right, String wrong) {
        String broken = Briefs.shopText().replace(right, wrong);

        assertThat(broken).isNotEqualTo(Briefs.shopText());
        assertThat(problems(broken)).isNotEmpty();
        assertThatThrownBy(() -> BriefReader.read("brief.yaml", broken)).isInstanceOf(BriefProblem.class);
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void every_section_has_the_keys_that_the_reader_knows(Section section) throws IOException {
        JsonNode root = JSON.readTree(BriefSchema.text());
        String name = section.name().toLowerCase(Locale.ROOT);
        JsonNode definition =
                section == Section.BRIEF ? root : root.path("$defs").path(name);
        Set<String> keys = new HashSet<>();
        definition.path("properties").fieldNames().forEachRemaining(keys::add);

        assertThat(keys).isEqualTo(section.keys());
        assertThat(definition.path("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void every_type_is_in_the_schema() throws IOException {
        String field =
                JSON.readTree(BriefSchema.text()).at("/$defs/field/pattern").asText();

        for (Type type : Type.values()) {
            assertThat((type == Type.ENUM ? "enum(A|B)" : type.word()).matches(field))
                    .as(type.word())
                    .isTrue();
        }
    }

    @Test
    void the_published_schema_is_this_one() throws IOException {
        assertThat(Files.readString(Path.of("../docs/schema/brief-1.json"))).isEqualTo(BriefSchema.text());
    }
}
