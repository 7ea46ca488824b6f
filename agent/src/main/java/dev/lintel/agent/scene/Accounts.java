package dev.lintel.agent.scene;

import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.question.Deed;
import dev.lintel.agent.words.Stem;
import dev.lintel.finding.Finding;
import dev.lintel.graph.Backend;
import dev.lintel.graph.PasswordEncoding;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The table in which a backend keeps its accounts already, and what a registration still has to add to it.
record Accounts(Table table, Ddl ddl) {
    private static final String TOKENS = """
            create table email_tokens (
              token_sha256 %s primary key,
              user_id      %s not null,
              expires_at   %s not null,
              foreign key (user_id) references %s (%s) on delete cascade
            );
            create index email_tokens_user on email_tokens (user_id);""";

    private static final Set<String> SIGNS_IN =
            Set.of("email", "username", "login", "login_name", "user_name", "account");
    private static final String MASS_ASSIGNMENT = "auth-mass-assignment";
    /// What tables of people are called; servers and mail boxes have accounts and passwords too.
    private static final Set<String> PEOPLE = Set.of("user", "member", "account", "customer", "person");

    /// The table that this endpoint adds rows with a password to.
    static Optional<Accounts> filledBy(Door door) {
        return of(
                door.backend(),
                table -> Deed.CREATE.isDone(door.paths().traffic().of(table.name()), door.entry()));
    }

    /// Whether this endpoint changes rows of theirs.
    boolean areChangedBy(Door door) {
        return Deed.CHANGE.isDone(door.paths().traffic().of(table.name()), door.entry());
    }

    /// Whether a finding speaks of the accounts, and not of what else an endpoint that changes them asks for: it names
    /// their table, or what callers may set is a column of it.
    boolean areMeantBy(Finding finding) {
        String said = finding.subject() + " " + finding.headline() + " " + finding.root();
        String set = finding.root().substring(finding.root().lastIndexOf('.') + 1);
        return finding.practice().equals(MASS_ASSIGNMENT) && table.column(set).isPresent()
                || Pattern.compile("(?i)(?<![\\p{Alnum}_])" + Pattern.quote(table.name()) + "(?![\\p{Alnum}_])")
                        .matcher(said)
                        .find();
    }

    /// Empty when no table of people has both a password and what they sign in with.
    static Optional<Accounts> of(Backend backend) {
        return of(backend, Accounts::isOfPeople);
    }

    private static Optional<Accounts> of(Backend backend, Predicate<Table> where) {
        return backend.schema().tables().values().stream()
                .filter(table ->
                        SIGNS_IN.stream().anyMatch(name -> table.column(name).isPresent())
                                && table.columns().stream()
                                        .anyMatch(column -> column.name().contains("password")))
                .filter(where)
                .min(Comparator.comparing(Table::name))
                .map(table -> new Accounts(table, new Ddl(backend.schema().dialect())));
    }

    private static boolean isOfPeople(Table table) {
        return Stream.of(table.name().split("_")).map(Stem::singular).anyMatch(PEOPLE::contains);
    }

    /// The statements that bring it there, none for what it has.
    String migration() {
        List<String> statements = new ArrayList<>();
        if (table.column("email").isEmpty()) {
            statements.add("alter table " + table.name() + " add email varchar(254) null;");
        }
        if (!has("verified", "confirmed", "activated")) {
            statements.add("alter table " + table.name() + " add verified_at " + ddl.instant() + " null;");
        }
        if (!has("created", "registered")) {
            statements.add("alter table " + table.name() + " add created_at " + ddl.instant() + " default " + ddl.now()
                    + " not null;");
        }
        if (!isUnique()) {
            String address = ddl.caseless("email");
            if (table.column("email").isPresent()) {
                statements.add("-- none of these may be left before the index is made:");
                statements.add("select " + address + ", count(*) from " + table.name() + "\n  group by " + address
                        + " having count(*) > 1;");
            }
            statements.add("create unique index " + ddl.concurrently() + "ux_" + table.name() + "_email\n  on "
                    + table.name() + " (" + address + ");");
        }
        Column key = key().orElse(null);
        statements.add(TOKENS.formatted(
                ddl.digest(),
                key == null ? "bigint" : type(key),
                ddl.instant(),
                table.name(),
                key == null ? "id" : key.name()));
        return String.join("\n", statements);
    }

    private boolean has(String... words) {
        return table.columns().stream()
                .anyMatch(column -> Stream.of(words)
                        .anyMatch(word -> column.name().toLowerCase(Locale.ROOT).contains(word)));
    }

    private boolean isUnique() {
        return Stream.concat(
                        table.uniques().stream().map(key -> key.columns()),
                        table.indexes().stream().filter(index -> index.unique()).map(index -> index.columns()))
                .anyMatch(columns -> columns.size() == 1 && columns.getFirst().contains("email"));
    }

    private Optional<Column> key() {
        return table.primaryKey()
                .filter(key -> key.columns().size() == 1)
                .flatMap(key -> table.column(key.columns().getFirst()));
    }

    /// As a column that refers to it has it: without what makes it count by itself.
    private static String type(Column key) {
        String type = switch (key.type()) {
            case "bigserial", "int8" -> "bigint";
            case "serial", "int4" -> "integer";
            default -> key.type();
        };
        return key.length() > 0 && key.family() == Family.TEXT ? type + "(" + key.length() + ")" : type;
    }

    /// A class's name, or a bean's.
    private static String call(String encoder) {
        return Character.isUpperCase(encoder.charAt(0)) ? "new " + encoder + "(..)" : encoder + "()";
    }

    /// Request and encoder of a Spring service; what hashes today still opens the old accounts.
    ///
    /// @param today the encoders that there are
    static String spring(List<PasswordEncoding> today) {
        String before = today.stream()
                .filter(each -> each.strength() != PasswordEncoding.Strength.NONE)
                .map(PasswordEncoding::encoder)
                .filter(encoder -> !encoder.contains("Argon2") && !encoder.contains("Delegating"))
                .findFirst()
                .map(encoder -> "  // hashes of today carry no {id}: they open, and change at the login\n"
                        + "  encoders.setDefaultPasswordEncoderForMatches(\n      " + call(encoder) + ");\n")
                .orElse("");
        return """
                record Registration(
                    @NotBlank @Email @Size(max = 254) String email,
                    @NotNull @Size(min = 12, max = 128) String password) {}

                @Bean
                PasswordEncoder passwords() {
                  // salt 16, hash 32, 1 lane, 19 MiB, 2 passes
                  var argon = new Argon2PasswordEncoder(16, 32, 1, 19456, 2);
                  var encoders =
                      new DelegatingPasswordEncoder("argon2", Map.of("argon2", argon));
                %s  return encoders;
                }""".formatted(before);
    }
}
