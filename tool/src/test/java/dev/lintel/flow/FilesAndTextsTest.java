package dev.lintel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What files of constants give, and what is kept of the parts of a text.
class FilesAndTextsTest {
    @TempDir
    Path root;

    private void holds(String statements, String members) {
        Snippet.body(root, statements, members).holds();
    }

    @Test
    void a_properties_file_is_read_with_constant_keys() {
        Snippet.body(root, """
                        Properties properties = new Properties();
                        properties.load(Search.class.getClassLoader().getResourceAsStream("shop.properties"));
                        String mode = properties.getProperty("mode", "open");
                        if (mode.equals("closed")) {
                            out.println("fixed"); // good
                        } else {
                            out.println(in);
                        }
                        """)
                .file("src/main/resources/shop.properties", "mode=closed\n")
                .holds();
    }

    @Test
    void a_constant_of_an_enum_has_what_its_constructor_wrote() {
        holds("""
                out.println(Color.RED.hex.isEmpty() ? in : "fixed"); // good
                out.println(Color.RED.code().equals("ff0000") ? "fixed" : in); // good
                out.println(Color.BLUE.code().equals("0000ff") ? "fixed" : in); // bad
                """, """
                enum Color {
                    RED("ff0000"), BLUE("0000ff") {
                        @Override
                        String code() {
                            return "blue";
                        }
                    };
                    private final String hex;
                    Color(String hex) {
                        this.hex = hex;
                    }
                    String code() {
                        return hex;
                    }
                }
                """);
    }

    @Test
    void a_class_that_wraps_its_own_kind_does_not_end_there() {
        holds("""
                Reader reader = wrapped.get();
                out.println(in); // bad
                """, """
                private final Wrapped wrapped = new Wrapped(null);
                static class Wrapped implements Supplier<Reader> {
                    private final Supplier<Reader> other;
                    Wrapped(Supplier<Reader> other) {
                        this.other = other;
                    }
                    @Override
                    public Reader get() {
                        return new BufferedReader(other.get());
                    }
                }
                """);
    }

    @Test
    void who_names_a_file_does_not_write_what_stands_in_it() {
        Snippet.body(root, """
                        File file = new File("/data", new File(in).getName());
                        Scanner scanner = new Scanner(file);
                        out.println(scanner.nextLine()); // good
                        Scanner own = new Scanner(in);
                        out.println(own.nextLine()); // bad
                        """).holds();
    }

    @Test
    void what_is_put_in_for_a_name_stands_in_the_text() {
        Snippet.body(root, """
                        var filled = new org.apache.commons.text.StringSubstitutor(Map.of("name", in));
                        out.println(filled.replace("hello ${name}")); // bad
                        var fixed = new org.apache.commons.text.StringSubstitutor(Map.of("name", "x"));
                        out.println(fixed.replace("hello ${name}")); // good
                        """).holds();
    }

    @Test
    void a_text_that_may_be_empty_keeps_its_parts() {
        Flows flows = Snippet.body(root, """
                        StringBuilder text = new StringBuilder();
                        if (in.length() > 3) {
                            text.append("<b>").append(in);
                        }
                        out.println(text.toString());
                        """).flows();
        assertThat(flows.arrivals("html").getFirst().value().pieces()).startsWith(new Piece.Fixed("<b>"));
    }

    @Test
    void a_text_keeps_its_parts() {
        Flows flows =
                Snippet.body(root, "out.println(\"<b>\" + in + \"</b>\");").flows();
        Arrival arrival = flows.arrivals("html").getFirst();
        assertThat(arrival.value().pieces()).hasSize(3);
        assertThat(arrival.value().pieces().getFirst()).isEqualTo(new Piece.Fixed("<b>"));
        assertThat(arrival.value().taints().getFirst().label()).isEqualTo("parameter");
        assertThat(arrival.value().taints().getFirst().name()).isEqualTo("q");
        assertThat(arrival.value().taints().getFirst().hops())
                .extracting(Hop::says)
                .containsExactly("comes from the request", "becomes part of a text", "arrives at `println`");
        assertThat(arrival.entry()).isPresent();
    }
}
