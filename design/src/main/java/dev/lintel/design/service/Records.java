package dev.lintel.design.service;

import dev.lintel.design.brief.Type;
import java.util.ArrayList;
import java.util.List;

/// The records of a resource, and its words as enums.
public record Records(Slice of) {
    public String rowRecord() {
        String open = "public record " + of.type() + "(";
        return of.isPart()
                ? Layout.nested(0, open, components(of.members()), ") {}")
                : Layout.list(0, open, components(of.members()), ") {}");
    }

    public String viewRecord() {
        List<String> components = new ArrayList<>(components(of.viewed()));
        of.parts().forEach(part -> components.add("List<" + part.type() + "View> " + part.name()));
        return Layout.nested(0, "public record " + of.type() + "View(", components, ") {");
    }

    public String viewOf() {
        List<String> values = new ArrayList<>(of.viewed().stream()
                .map(each -> of.variable() + "." + each.name() + "()")
                .toList());
        of.parts().forEach(part -> values.add(part.name() + ".stream().map(" + part.type() + "View::of).toList()"));
        return Layout.nested(8, "return new " + of.type() + "View(", values, ");");
    }

    public String newRecord() {
        List<String> components =
                new ArrayList<>(of.requested().map(Member::requested).toList());
        of.parts()
                .forEach(part ->
                        components.add("@NotNull @Size(min = " + part.part().from() + ", max = "
                                + part.part().to() + ") List<@NotNull @Valid New" + part.type() + "> " + part.name()));
        return Layout.nested(0, "public record New" + of.type() + "(", components, keepsSecrets() ? ") {" : ") {}");
    }

    public String changeRecord() {
        return Layout.nested(
                0,
                "public record " + of.type() + "Change(",
                of.changeable().stream().map(Member::requested).toList(),
                changeKeepsSecrets() ? ") {" : ") {}");
    }

    private static List<String> components(List<Member> members) {
        return members.stream().map(Member::component).toList();
    }

    /// Whether a printed request would tell a secret.
    public boolean keepsSecrets() {
        return of.requested().anyMatch(Records::isSecret);
    }

    /// Whether a printed change would.
    public boolean changeKeepsSecrets() {
        return of.changeable().stream().anyMatch(Records::isSecret);
    }

    private static boolean isSecret(Member member) {
        return member.field()
                .filter(field -> !field.isShown() || field.isPersonal())
                .isPresent();
    }

    public List<Word> words() {
        return of.resource().fields().stream()
                .filter(field -> field.type() == Type.STATE || field.type() == Type.ENUM)
                .map(field -> new Word(
                        of.member(field).type(),
                        String.join(
                                ",\n    ",
                                field.type() == Type.STATE
                                        ? of.resource().states().keySet()
                                        : field.options())))
                .toList();
    }

    /// An enum of the of.resource().
    public record Word(String type, String constants) {
        public List<String> all() {
            return List.of(constants.split(",\\s*"));
        }
    }

    public String queryRecord() {
        List<String> components = new ArrayList<>(
                of.lists().narrowings().stream().map(Narrowing::component).toList());
        components.add("@Size(max = 64) @Nullable String sort");
        components.add("@Size(max = 2000) @Nullable String cursor");
        components.add("@Min(1) @Max(Page.LARGEST) @Nullable Integer limit");
        return Layout.nested(0, "public record " + of.type() + "Query(", components, ") {");
    }
}
