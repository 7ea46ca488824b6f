package dev.lintel.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Program;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Lombok would generate is known without running it. Lombok itself is absent here.
class LombokTest {
    private static final String TYPES = """
            package shop;
            import java.util.*;
            import lombok.*;
            import lombok.experimental.*;
            import lombok.extern.slf4j.Slf4j;
            @Data class Account {
                private Long id;
                private boolean isActive;
                private boolean locked;
                private Boolean verified;
                private final String owner;
                @NonNull private String mail;
                @Setter(AccessLevel.NONE) private int version;
                static int count;
            }
            @Value class Money { String currency; long amount; }
            @Getter class Page<T> { private List<T> content; @Getter(AccessLevel.NONE) int hidden; }
            @Builder(toBuilder = true) class Mail { String to; @Singular List<String> tags; }
            @SuperBuilder class Animal { String name; }
            @SuperBuilder class Dog extends Animal { int age; }
            @With @AllArgsConstructor class Point { int x; int y; }
            @RequiredArgsConstructor(staticName = "of") class Range { private final int from; private final int to; }
            @NoArgsConstructor class Empty {}
            @Data @Accessors(chain = true) class Chained { int a; int b; }
            @Getter @Setter @Accessors(fluent = true) class Fluent { String name; }
            @Slf4j class Service { void run() { log.info("x"); } }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "new Account(\"o\", \"m\").getId()                 | shop.Account#getId()",
                "new Account(\"o\", \"m\").setId(1L)               | shop.Account#setId(java.lang.Long)",
                "new Account(\"o\", \"m\").isActive()              | shop.Account#isActive()",
                "new Account(\"o\", \"m\").setActive(true)         | shop.Account#setActive(boolean)",
                "new Account(\"o\", \"m\").isLocked()              | shop.Account#isLocked()",
                "new Account(\"o\", \"m\").getVerified()           | shop.Account#getVerified()",
                "new Account(\"o\", \"m\").getOwner().trim()       | java.lang.String#trim()",
                "new Account(\"o\", \"m\").equals(null)            | shop.Account#equals(java.lang.Object)",
                "new Money(\"EUR\", 1).getAmount()                 | shop.Money#getAmount()",
                "new Money(\"EUR\", 1).toString()                  | shop.Money#toString()",
                "new Page<String>().getContent().get(0).trim()     | java.lang.String#trim()",
                "Mail.builder()                                    | shop.Mail#builder()",
                "Mail.builder().to(\"a\")                          | shop.Mail.MailBuilder#to(java.lang.String)",
                "Mail.builder().to(\"a\").tag(\"b\")               | shop.Mail.MailBuilder#tag(java.lang.String)",
                "Mail.builder().tags(List.of()).clearTags()        | shop.Mail.MailBuilder#clearTags()",
                "Mail.builder().build()                            | shop.Mail.MailBuilder#build()",
                "Mail.builder().build().toBuilder()                | shop.Mail#toBuilder()",
                "Dog.builder().age(1)                              | shop.Dog.DogBuilder#age(int)",
                "Dog.builder().age(1).name(\"x\")                  | shop.Animal.AnimalBuilder#name(java.lang.String)",
                "new Point(1, 2).withX(3)                          | shop.Point#withX(int)",
                "new Point(1, 2).withX(3).withY(4)                 | shop.Point#withY(int)",
                "Range.of(1, 2)                                    | shop.Range#of(int,int)",
                "new Empty().hashCode()                            | java.lang.Object#hashCode()",
                "new Chained().setA(1).setB(2)                     | shop.Chained#setB(int)",
                "new Fluent().name(\"x\").name()                   | shop.Fluent#name()",
                "new Fluent().name(\"x\")                          | shop.Fluent#name(java.lang.String)",
            })
    void generated_members_are_bound(String call, String callee) {
        Program program = Sources.of("src/main/java/shop/Types.java", TYPES)
                .and(
                        "src/main/java/shop/Use.java",
                        "package shop; import java.util.*; class Use { void use() { " + call + "; } }")
                .read();

        assertThat(Sources.calls(program)).contains(callee + " EXACT");
    }

    @Test
    void what_lombok_leaves_out_is_left_out() {
        Program program = Sources.of("src/main/java/shop/Types.java", TYPES).read();

        assertThat(Sources.type(program, "shop.Account").methods("setVersion")).isEmpty();
        assertThat(Sources.type(program, "shop.Account").methods("getCount")).isEmpty();
        assertThat(Sources.type(program, "shop.Account").methods("setOwner")).isEmpty();
        assertThat(Sources.type(program, "shop.Page").methods("getHidden")).isEmpty();
        assertThat(Sources.type(program, "shop.Account").methods("<init>"))
                .singleElement()
                .satisfies(made ->
                        assertThat(made.id().parameters()).isEqualTo(List.of("java.lang.String", "java.lang.String")));
    }

    @Test
    void val_is_typed_by_its_value_and_the_logger_is_a_field() {
        Program program = Sources.of("src/main/java/shop/Use.java", """
                package shop;
                import lombok.val;
                import lombok.extern.slf4j.Slf4j;
                @Slf4j class Use {
                    void use() { val text = "a".trim(); text.length(); log.info(text); }
                }
                """).read();

        assertThat(Sources.calls(program))
                .containsExactly(
                        "java.lang.String#trim() EXACT",
                        "java.lang.String#length() EXACT",
                        "org.slf4j.Logger#info(java.lang.String) EXACT");
    }

    @Test
    void an_annotation_that_is_only_called_like_lomboks_generates_nothing() {
        Program program = Sources.of("src/main/java/shop/Data.java", "package shop; @interface Data {}")
                .and("src/main/java/shop/Plain.java", "package shop; @Data class Plain { int id; }")
                .read();

        assertThat(Sources.type(program, "shop.Plain").methods("getId")).isEmpty();
    }

    @Test
    void settings_of_the_folder_above_hold() {
        Program program = Sources.of("lombok.config", "lombok.accessors.chain = true\nlombok.log.fieldName = logger\n")
                .and("src/main/java/shop/A.java", "package shop; import lombok.*; @Setter class A { int a; int b; }")
                .and("src/main/java/shop/Use.java", "package shop; class Use { void use(A a) { a.setA(1).setB(2); } }")
                .read();

        assertThat(Sources.calls(program)).contains("shop.A#setB(int) EXACT");
    }
}
