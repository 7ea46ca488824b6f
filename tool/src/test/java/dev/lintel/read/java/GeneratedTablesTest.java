package dev.lintel.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Program;
import dev.lintel.read.java.signature.SignatureArchive;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedTablesTest {
    @TempDir
    private Path root;

    private Program read(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return new JavaLanguage(SignatureArchive.open()).read(Workspace.of(root));
    }

    @Test
    void columns_of_tables_that_the_build_generates_are_known_as_jooqs() throws IOException {
        Program program = read("src/main/java/shop/Orders.java", """
                package shop;
                import static shop.db.Tables.ORDERS;
                import org.jooq.Condition;
                import shop.db.tables.Customers;
                import shop.db.Tables;
                class Orders {
                    Condition open(long owner) {
                        return ORDERS.CLOSED_AT.isNull().and(ORDERS.OWNER_ID.eq(owner))
                                .and(Tables.ORDERS.OWNER_ID.isNotNull())
                                .and(Customers.CUSTOMERS.NAME.contains("x"));
                    }
                }
                """);

        assertThat(Sources.calls(program)).isNotEmpty().noneMatch(call -> call.endsWith(" UNKNOWN"));
        assertThat(Sources.calls(program))
                .anyMatch(call -> call.startsWith("org.jooq.") && call.contains("#isNull()"))
                .anyMatch(call -> call.startsWith("org.jooq.") && call.contains("#contains("));
    }

    @Test
    void constants_of_absent_classes_stay_unknown_where_nothing_speaks_of_jooq() throws IOException {
        Program program = read("src/main/java/shop/Seating.java", """
                package shop;
                import shop.room.Tables;
                class Seating {
                    boolean free(int seats) {
                        return Tables.ROUND.fits(seats);
                    }
                }
                """);

        assertThat(Sources.calls(program)).containsExactly("#fits UNKNOWN");
    }

    @Test
    void a_class_that_stands_in_the_sources_is_what_it_says() throws IOException {
        Program program = read("src/main/java/shop/db/Tables.java", """
                package shop.db;
                import org.jooq.Condition;
                public class Tables {
                    public static final String ORDERS = "orders";
                    static int length() {
                        return Tables.ORDERS.length();
                    }
                }
                """);

        assertThat(Sources.calls(program)).containsExactly("java.lang.String#length() EXACT");
    }
}
