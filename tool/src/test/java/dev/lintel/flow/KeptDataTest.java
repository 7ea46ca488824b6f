package dev.lintel.flow;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What objects hold that hold each other, and what is written out and read in again.
class KeptDataTest {
    @TempDir
    Path root;

    private void holds(String statements, String members) {
        Snippet.body(root, statements, members).holds();
    }

    private static final String NODE = """
            static class Node {
                String text;
                Node next;
                Node(String text) { this.text = text; }
                String text() { return text; }
                void next(Node other) { next = other; }
            }
            """;

    @Test
    void a_list_of_own_nodes_is_walked_to_its_end() {
        holds("""
                Node first = new Node("one");
                Node second = new Node("two");
                first.next(second);
                Node third = new Node(in.toUpperCase());
                second.next(third);
                Node each = first;
                while (each != null) {
                    String text = each.text();
                    out.println(text); // bad
                    each = each.next;
                }
                """, NODE);
    }

    @Test
    void a_list_of_own_nodes_without_anything_untrusted_is_clean() {
        holds("""
                Node first = new Node("one");
                Node second = new Node("two");
                first.next(second);
                Node each = first;
                while (each != null) {
                    out.println(each.text()); // good
                    each = each.next;
                }
                """, NODE);
    }

    @Test
    void a_text_that_is_serialised_and_read_again_is_the_same_text() {
        holds("""
                try {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    ObjectOutput writer = new ObjectOutputStream(bytes);
                    writer.writeObject(in);
                    byte[] kept = bytes.toByteArray();
                    ObjectInputStream reader = new ObjectInputStream(new ByteArrayInputStream(kept));
                    String text = (String) reader.readObject();
                    out.println(text); // bad
                } catch (ClassNotFoundException wrong) {
                    out.println("wrong"); // good
                }
                """, "");
    }

    @Test
    void a_constant_that_is_serialised_and_read_again_is_clean() {
        holds("""
                try {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    ObjectOutput writer = new ObjectOutputStream(bytes);
                    writer.writeObject("fixed");
                    ObjectInputStream reader = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
                    String text = (String) reader.readObject();
                    out.println(text); // good
                } catch (ClassNotFoundException wrong) {
                    out.println("wrong"); // good
                }
                """, "");
    }
}
