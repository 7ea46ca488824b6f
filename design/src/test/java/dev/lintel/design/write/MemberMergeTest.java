package dev.lintel.design.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.design.brief.Briefs;
import dev.lintel.design.service.Service;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MemberMergeTest {
    private static final List<String> PATTERNS = List.of("orders", "projects");
    private static final String BASE = """
            package shop;

            import java.util.List;
            import java.util.UUID;

            /// Orders.
            class Orders {
                private final Jdbc jdbc;

                Orders(Jdbc jdbc) {
                    this.jdbc = jdbc;
                }

                /// One of them.
                Order find(UUID id) {
                    return jdbc.one(id);
                }
            }
            """;

    private static String with(String member) {
        return BASE.replaceFirst("}\n$", "\n" + member.indent(4) + "}\n");
    }

    @ParameterizedTest
    @FieldSource("PATTERNS")
    void the_pieces_of_a_file_are_the_file(String name) {
        Service.of(Briefs.pattern(name)).forEach((path, text) -> {
            if (path.endsWith(".java") && !path.endsWith("package-info.java")) {
                assertThat(Members.of(text).map(Members::text)).as(path).contains(text);
            }
        });
    }

    @Test
    void two_new_methods_at_the_same_place_are_both_kept() {
        String theirs = with("long count() {\n    return jdbc.count();\n}");
        String ours =
                with("void delete(UUID id) {\n    jdbc.delete(id);\n}").replace("java.util.List", "java.util.Set");

        assertThat(Lines.merge(BASE, theirs, ours)).isEmpty();
        assertThat(MemberMerge.of(BASE, theirs, ours)).contains("""
                package shop;

                import java.util.Set;
                import java.util.UUID;

                /// Orders.
                class Orders {
                    private final Jdbc jdbc;

                    Orders(Jdbc jdbc) {
                        this.jdbc = jdbc;
                    }

                    /// One of them.
                    Order find(UUID id) {
                        return jdbc.one(id);
                    }

                    void delete(UUID id) {
                        jdbc.delete(id);
                    }

                    long count() {
                        return jdbc.count();
                    }
                }
                """);
    }

    @Test
    void a_member_that_both_have_changed_otherwise_is_a_conflict() {
        String theirs = BASE.replace("jdbc.one(id)", "jdbc.mine(id)");
        String ours = BASE.replace("jdbc.one(id)", "jdbc.ours(id)");

        assertThat(MemberMerge.of(BASE, theirs, ours)).isEmpty();
    }

    @Test
    void what_one_side_deletes_and_the_other_changes_is_a_conflict() {
        String without = BASE.replaceFirst("(?s)\n    /// One of them.*?\n    }\n", "");

        assertThat(MemberMerge.of(BASE, BASE.replace("one(id)", "mine(id)"), without))
                .isEmpty();
        assertThat(MemberMerge.of(BASE, BASE, without)).contains(without);
    }

    /// A marked comment above a random member of a generated file, and a field that the brief asks for meanwhile.
    @Test
    void of_fifty_edits_none_is_lost_when_the_brief_changes() {
        Random random = new Random(7);
        var before = Service.of(Briefs.pattern("orders"));
        String brief = Briefs.text("/dev/lintel/design/patterns/orders.yaml");
        var after = Service.of(Briefs.brief(brief.replace("stock: int(0..)}", "stock: int(0..), weight: int(0..9999)?}")
                .replace("ship: support,", "ship: support, delete: support,")
                .replace(", delete: none}\n  OrderItem", "}\n  OrderItem")));
        List<String> files = before.keySet().stream()
                .filter(each -> each.endsWith(".java") && !Objects.equals(before.get(each), after.get(each)))
                .filter(after::containsKey)
                .toList();
        assertThat(files).hasSizeGreaterThan(8);
        for (int edit = 0; edit < 50; edit++) {
            String path = files.get(random.nextInt(files.size()));
            String base = Objects.requireNonNull(before.get(path));
            String next = Objects.requireNonNull(after.get(path));
            Members members = Members.of(base).orElseThrow();
            if (members.members().isEmpty()) {
                continue;
            }
            List<String> names = List.copyOf(members.members().keySet());
            String name = names.get(random.nextInt(names.size()));
            String mark = "    // edit " + edit + "\n";
            String text = Objects.requireNonNull(members.members().get(name));
            int at = text.indexOf("\n    ") + 1;
            members.members().put(name, text.substring(0, at) + mark + text.substring(at));
            String theirs = members.text();

            String merged = Lines.merge(base, theirs, next)
                    .or(() -> MemberMerge.of(base, theirs, next))
                    .orElse(theirs);

            assertThat(merged).as(path).contains(mark);
        }
    }
}
