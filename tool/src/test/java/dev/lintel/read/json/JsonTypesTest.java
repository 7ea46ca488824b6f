package dev.lintel.read.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.BodyType;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonTypesTest {
    @TempDir
    private Path folder;

    private BodyType body(String text) throws IOException {
        return new Target(folder)
                .java(
                        "User",
                        "import com.fasterxml.jackson.annotation.*; import jakarta.validation.constraints.*;\n" + text)
                .facts(Fact.Body.class, new JsonTypes())
                .getFirst()
                .type();
    }

    @Test
    void an_ignored_getter_hides_its_field_and_write_only_is_not_written() throws IOException {
        BodyType body = body("""
                class User {
                    private String name; private String hash; private String password;
                    public String getName() { return name; }
                    @JsonIgnore public String getHash() { return hash; }
                    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) public String getPassword() { return password; }
                }""");
        assertThat(body.properties()).extracting(BodyType.Property::property).containsExactly("name", "password");
        assertThat(body.properties()).extracting(BodyType.Property::written).containsExactly(true, false);
    }

    @Test
    void a_record_has_its_components_with_names_and_constraints() throws IOException {
        BodyType body = body("record User(@NotBlank @JsonProperty(\"mail\") String email, int age) {}");
        assertThat(body.properties()).extracting(BodyType.Property::name).containsExactly("mail", "age");
        assertThat(body.properties().getFirst().constraints()).containsExactly("NotBlank");
    }

    @Test
    void a_private_field_without_accessors_is_no_property() throws IOException {
        BodyType body = body("class User { public String shown; private String secret; }");
        assertThat(body.properties()).extracting(BodyType.Property::property).containsExactly("shown");
    }
}
