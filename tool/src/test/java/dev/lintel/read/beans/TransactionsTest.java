package dev.lintel.read.beans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lintel.graph.TransactionRule.Propagation;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsTest {
    private static final String SPRING = "import org.springframework.transaction.annotation.*;\n";

    @TempDir
    Path folder;

    private List<Fact.Transactional> rules(Target target) throws IOException {
        return target.facts(Fact.Transactional.class, new Transactions());
    }

    @Test
    void the_class_covers_its_methods_and_a_method_overrules_it() throws IOException {
        Target target = new Target(folder).java("Books", SPRING + """
                @Transactional(readOnly = true) class Books {
                    public void read() {}
                    @Transactional(propagation = Propagation.REQUIRES_NEW, rollbackFor = Exception.class) public void write() {}
                    private void inner() {}
                    static void helper() {}
                }
                """);

        assertThat(rules(target))
                .extracting(
                        each -> each.method().name(),
                        each -> each.rule().propagation(),
                        each -> each.rule().readOnly())
                .containsExactlyInAnyOrder(
                        tuple("read", Propagation.REQUIRED, true), tuple("write", Propagation.REQUIRES_NEW, false));
        assertThat(rules(target).stream().filter(each -> each.method().name().equals("write")))
                .allSatisfy(each -> assertThat(each.rule().rollbackFor()).containsExactly("java.lang.Exception"));
    }

    @Test
    void subclasses_inherit_from_the_class_but_the_superclass_gets_nothing_from_them() throws IOException {
        Target target = new Target(folder)
                .java("Base", "class Base { public void plain() {} }")
                .java("Middle", SPRING + "@Transactional class Middle extends Base { public void own() {} }")
                .java("Leaf", "class Leaf extends Middle { public void more() {} }");

        assertThat(rules(target)).extracting(each -> each.method().name()).containsExactlyInAnyOrder("own", "more");
    }

    @Test
    void what_the_interface_says_holds_for_the_class() throws IOException {
        Target target = new Target(folder)
                .java(
                        "Payments",
                        SPRING + "interface Payments { @Transactional void pay(long id); void look(long id); }")
                .java(
                        "Bank",
                        "class Bank implements Payments { public void pay(long id) {} public void look(long id) {} }");

        assertThat(rules(target))
                .extracting(each -> each.method().owner(), each -> each.method().name())
                .containsExactlyInAnyOrder(tuple("shop.Payments", "pay"), tuple("shop.Bank", "pay"));
    }

    @Test
    void composed_and_jakarta_annotations_count_and_private_marks_are_told() throws IOException {
        Target target = new Target(folder)
                .java("Unit", SPRING + "@Transactional(isolation = Isolation.SERIALIZABLE) public @interface Unit {}")
                .java("Work", """
                        class Work {
                            @Unit public void composed() {}
                            @jakarta.transaction.Transactional(jakarta.transaction.Transactional.TxType.NOT_SUPPORTED) public void apart() {}
                            @Unit private void unseen() {}
                        }
                        """);

        assertThat(rules(target))
                .extracting(
                        each -> each.method().name(),
                        each -> each.rule().propagation(),
                        each -> each.rule().isolation())
                .containsExactlyInAnyOrder(
                        tuple("composed", Propagation.REQUIRED, "SERIALIZABLE"),
                        tuple("apart", Propagation.NOT_SUPPORTED, ""),
                        tuple("unseen", Propagation.REQUIRED, "SERIALIZABLE"));
    }

    @Test
    void async_needs_its_switch() throws IOException {
        Target target = new Target(folder)
                .java(
                        "Mails",
                        "import org.springframework.scheduling.annotation.*; class Mails { @Async public void send() {} }");
        assertThat(target.facts(Fact.Async.class, new AsyncMethods())).isEmpty();

        target.java("Config", "@org.springframework.scheduling.annotation.EnableAsync class Config {}");
        assertThat(target.facts(Fact.Async.class, new AsyncMethods()))
                .extracting(each -> each.method().name())
                .containsExactly("send");
    }
}
