package dev.lintel.flow;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checks whose answer travels: what they showed of a text holds wherever the text is used.
class CheckedTextTest {
    private static final String ALLOWED = """
            private static final Set<String> ALLOWED = new HashSet<>(Arrays.asList("a", "b"));
            """;

    @TempDir
    Path root;

    private void holds(String statements, String members) {
        Snippet.body(root, statements, members).holds();
    }

    @Test
    void a_kept_answer_still_says_what_it_said() {
        holds("""
                boolean known = ALLOWED.contains(in);
                String other = request.getParameter("r");
                if (known) {
                    out.println(in); // good
                    out.println(other); // bad
                } else {
                    out.println(in); // bad
                }
                """, ALLOWED);
    }

    @Test
    void a_text_that_was_read_as_a_number_is_one() {
        holds("""
                try {
                    Integer.parseInt(in);
                    out.println(in); // good
                } catch (NumberFormatException none) {
                    out.println(in); // bad
                }
                """, "");
    }

    @Test
    void a_function_that_was_handed_over_checks_what_it_holds() {
        holds("""
                show(() -> in != null && ALLOWED.contains(in), in, out);
                """, ALLOWED + """
                private static void show(Supplier<Boolean> valid, String text, PrintWriter out) {
                    if (valid.get()) {
                        out.println(text); // good
                    } else {
                        out.println(text); // bad
                    }
                }
                """);
    }

    @Test
    void a_method_reference_checks_its_argument() {
        holds("""
                show(ALLOWED::contains, in, out);
                """, ALLOWED + """
                private static void show(Predicate<String> valid, String text, PrintWriter out) {
                    if (!valid.test(text)) {
                        return;
                    }
                    out.println(text); // good
                }
                """);
    }

    @Test
    void either_of_two_checks_is_enough_and_either_of_one_is_not() {
        holds("""
                Supplier<Boolean> both = () -> ALLOWED.contains(in) || in.equals("c");
                if (both.get()) {
                    out.println(in); // good
                }
                Supplier<Boolean> one = () -> ALLOWED.contains(in) || in.length() > 3;
                if (one.get()) {
                    out.println(in); // bad
                }
                """, ALLOWED);
    }

    @Test
    void a_method_that_gives_its_argument_back_or_nothing_is_a_check() {
        holds("""
                if (checked(in) == null) {
                    return;
                }
                out.println(in); // good
                """, ALLOWED + """
                private static String checked(String text) {
                    return ALLOWED.contains(text) ? text : null;
                }
                """);
    }

    @Test
    void a_parameter_that_is_read_again_is_the_one_that_was_checked() {
        holds("""
                if (ALLOWED.contains(request.getParameter("sort"))) {
                    out.println(request.getParameter("sort")); // good
                    out.println(request.getParameter("order")); // bad
                }
                """, ALLOWED);
    }

    @Test
    void one_of_many_that_are_asked_is_enough() {
        holds("""
                if (ALLOWED.stream().anyMatch(each -> each.equals(in))) {
                    out.println(in); // good
                }
                if (ALLOWED.stream().noneMatch(in::equals)) {
                    return;
                }
                out.println(in); // good
                """, ALLOWED);
    }

    @Test
    void what_was_made_of_a_text_does_not_speak_for_it() {
        holds("""
                boolean known = ALLOWED.contains(in.substring(1));
                if (known) {
                    out.println(in); // bad
                }
                """, ALLOWED);
    }

    @Test
    void a_check_on_one_way_is_none_where_the_ways_meet() {
        holds("""
                if (in.length() > 3) {
                    boolean known = ALLOWED.contains(in);
                    if (!known) {
                        return;
                    }
                    out.println(in); // good
                }
                out.println(in); // bad
                """, ALLOWED);
    }

    @Test
    void what_equals_a_value_of_the_program_is_the_value_of_the_program() {
        holds("""
                if (System.getenv("NAME").equals(in)) {
                    out.println(in); // good
                }
                if (request.getParameter("r").equals(in)) {
                    out.println(in); // bad
                }
                """, "");
    }

    @Test
    void a_text_that_is_empty_or_matches_is_harmless() {
        holds("""
                if (!in.isEmpty() && !in.matches("[a-z]+")) {
                    throw new IllegalArgumentException();
                }
                out.println(in); // good
                """, "");
    }

    @Test
    void a_method_that_refuses_what_is_there_and_does_not_match_is_a_check() {
        holds("""
                out.println(escape(in)); // good
                out.println(request.getParameter("r") + "x"); // bad
                """, """
                private static String escape(String value) {
                    if (isNotEmpty(value) && !isValid(value)) {
                        throw new IllegalArgumentException();
                    }
                    return value;
                }
                private static boolean isValid(String value) {
                    return value.matches("[a-zA-Z0-9_]+");
                }
                private static boolean isNotEmpty(String value) {
                    return !isEmpty(value);
                }
                private static boolean isEmpty(String value) {
                    return isNull(value) || "".equals(value.trim());
                }
                private static boolean isNull(Object value) {
                    return value == null;
                }
                """);
    }

    @Test
    void a_method_of_a_library_that_says_empty_leaves_nothing_to_harm() {
        holds("""
                if (org.apache.commons.lang3.StringUtils.isNotBlank(in) && !in.matches("[a-z]+")) {
                    return;
                }
                out.println(in); // good
                """, "");
    }

    @Test
    void a_checked_text_of_two_parts_is_harmless() {
        holds("""
                String order = order(in, request.getParameter("d"));
                if (order.length() > 0 && !order.matches("[a-z]+")) {
                    return;
                }
                out.println(order); // good
                """, """
                private static String order(String column, String direction) {
                    if (column == null) {
                        return "";
                    }
                    return column + direction;
                }
                """);
    }

    @Test
    void what_is_stored_already_was_somebodys_choice_before() {
        holds("""
                if (names.existsByName(in)) {
                    out.println(in); // good
                }
                if (names.existsByName(in + "!")) {
                    out.println(in); // bad
                }
                """, """
                private Names names;
                interface Names { boolean existsByName(String name); }
                """);
    }

    @Test
    void what_is_left_of_a_text_is_what_was_not_removed() {
        holds("""
                String plain = in.replaceAll("[^a-z0-9]", "");
                out.println(plain); // good
                out.println(in.replaceAll("[0-9]", "")); // bad
                """, "");
    }

    @Test
    void a_look_that_lets_the_empty_text_pass_makes_no_other_text_of_it() {
        holds("""
                look(in);
                if (!known(in)) {
                    return;
                }
                out.println(in); // good
                out.println(request.getParameter("r")); // bad
                """, ALLOWED + """
                private static void look(String text) {
                    if (text.isEmpty()) {
                        return;
                    }
                    if (text.contains("--")) {
                        throw new IllegalArgumentException();
                    }
                }
                private static boolean known(String text) {
                    boolean known = ALLOWED.contains(text);
                    return known;
                }
                """);
    }

    @Test
    void a_filter_lets_through_what_it_said_yes_to() {
        holds("""
                String one = Optional.of(in).filter(ALLOWED::contains).orElse("a");
                out.println(one); // good
                String other = Optional.of(in).filter(each -> !ALLOWED.contains(each)).orElse("a");
                out.println(other); // bad
                List<String> all = List.of(request.getParameterValues("p"));
                out.println(String.join(",", all.stream().filter(ALLOWED::contains).toList())); // good
                out.println(String.join(",", all)); // bad
                """, ALLOWED);
    }

    @Test
    void a_collection_keeps_what_another_one_holds() {
        holds("""
                Set<String> kept = new HashSet<>(List.of(request.getParameterValues("p")));
                Set<String> dropped = new HashSet<>(kept);
                kept.retainAll(ALLOWED);
                dropped.removeAll(ALLOWED);
                out.println(String.join(",", kept)); // good
                out.println(String.join(",", dropped)); // bad
                """, ALLOWED);
    }

    @Test
    void an_enum_names_its_own_constants_only() {
        holds("""
                try {
                    Column.valueOf(in);
                    out.println(in); // good
                } catch (IllegalArgumentException none) {
                    out.println(in); // bad
                }
                """, "enum Column { NAME, PRICE }");
    }

    @Test
    void each_character_has_to_be_of_a_word() {
        holds("""
                if (in.chars().allMatch(Character::isLetterOrDigit)) {
                    out.println(in); // good
                }
                if (in.chars().anyMatch(Character::isLetterOrDigit)) {
                    out.println(in); // bad
                }
                """, "");
    }

    @Test
    void a_search_looks_at_all_of_a_text_only_between_its_ends() {
        holds("""
                if (java.util.regex.Pattern.compile("^[a-z]+$").matcher(in).find()) {
                    out.println(in); // good
                }
                if (java.util.regex.Pattern.compile("[a-z]+").matcher(in).find()) {
                    out.println(in); // bad
                }
                if (java.util.regex.Pattern.compile("^[a-z]+|[0-9]+$").matcher(in).find()) {
                    out.println(in); // bad
                }
                """, "");
    }
}
