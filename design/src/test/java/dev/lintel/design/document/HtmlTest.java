package dev.lintel.design.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.design.brief.Briefs;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlTest {
    private static final List<String> PATTERNS = Briefs.PATTERNS;

    private static List<Document> drawings(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        return Pattern.compile("<svg.*?</svg>", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(each -> {
                    try {
                        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(each.group())));
                    } catch (Exception malformed) {
                        throw new AssertionError(each.group(), malformed);
                    }
                })
                .toList();
    }

    private static List<String> texts(Document drawing) {
        NodeList texts = drawing.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(at -> texts.item(at).getTextContent())
                .toList();
    }

    @Test
    void what_is_kept_is_drawn_with_what_it_refers_to() throws Exception {
        Document drawing = drawings(Html.of(Briefs.pattern("orders"))).getFirst();

        assertThat(texts(drawing)).contains("Order", "customer", "→ User", "OrderItem", "→ Product", "slug unique");
        // what is referred to stands to the left of what refers to it
        assertThat(x(drawing, "User")).isLessThan(x(drawing, "Order"));
        assertThat(x(drawing, "Order")).isLessThan(x(drawing, "OrderItem"));
    }

    private static int x(Document drawing, String text) {
        NodeList texts = drawing.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(texts::item)
                .filter(each -> each.getTextContent().equals(text))
                .mapToInt(each ->
                        Integer.parseInt(each.getAttributes().getNamedItem("x").getNodeValue()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_call_outside_is_drawn_in_its_order() throws Exception {
        assertThat(texts(drawings(Html.of(Briefs.pattern("orders"))).get(1)))
                .containsSubsequence("client", "service", "database", "psp", "event, signed");
    }

    @ParameterizedTest
    @FieldSource("PATTERNS")
    void every_drawing_can_be_read(String pattern) throws Exception {
        assertThat(drawings(Html.of(Briefs.pattern(pattern)))).isNotEmpty();
    }

    /// A pattern whose rate nobody has said has none at the peak either.
    @Test
    void what_was_not_said_is_not_nought() {
        String document = Markdown.of(Briefs.brief("""
                        resources:
                          Note:
                            fields: {body: text(1..9)}
                            access: {create: admin, read: admin}
                        access_patterns:
                          - {name: all of them, on: Note}
                        """));

        assertThat(document)
                .contains("| all of them | all of Note | not said | not said | not said |")
                .contains("`CREATE INDEX");
    }
}
