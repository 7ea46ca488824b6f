package dev.lintel.read.beans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeansTest {
    @TempDir
    Path folder;

    private List<Fact.Bean> beans(Target target) throws IOException {
        return target.facts(Fact.Bean.class, new Beans());
    }

    @Test
    void annotated_classes_are_beans_under_their_given_or_derived_name() throws IOException {
        Target target = new Target(folder)
                .java("Stock", "import org.springframework.stereotype.*; @Service class Stock {}")
                .java("URLCheck", "import org.springframework.stereotype.*; @Component class URLCheck {}")
                .java("Mail", "import org.springframework.stereotype.*; @Component(\"post\") class Mail {}")
                .java("Plain", "class Plain {}")
                .java("Base", "import org.springframework.stereotype.*; @Service abstract class Base {}");

        assertThat(beans(target))
                .extracting(Fact.Bean::type, Fact.Bean::name)
                .containsExactlyInAnyOrder(
                        tuple("shop.Stock", "stock"), tuple("shop.URLCheck", "URLCheck"), tuple("shop.Mail", "post"));
    }

    @Test
    void an_annotation_of_the_projects_own_makes_beans_when_it_is_composed_of_one() throws IOException {
        Target target = new Target(folder)
                .java("UseCase", "import org.springframework.stereotype.*; @Service public @interface UseCase {}")
                .java("Checkout", "@UseCase class Checkout {}");

        assertThat(beans(target)).extracting(Fact.Bean::type).containsExactly("shop.Checkout");
    }

    @Test
    void a_factory_method_tells_the_class_that_it_makes_and_whether_it_is_preferred() throws IOException {
        Target target = new Target(folder)
                .java("Clock", "interface Clock {}")
                .java("FixedClock", "class FixedClock implements Clock {}")
                .java("Config", """
                        import org.springframework.context.annotation.*;
                        @Configuration class Config {
                            @Bean @Primary Clock clock() { return new FixedClock(); }
                            @Bean(name = {"slow", "lazy"}) @Profile("test") Clock other(Clock clock) { return clock; }
                        }
                        """);

        assertThat(beans(target))
                .extracting(Fact.Bean::type, Fact.Bean::name, Fact.Bean::primary, Fact.Bean::condition)
                .contains(
                        tuple("shop.FixedClock", "clock", true, ""),
                        tuple("shop.Clock", "slow", false, "profile test"),
                        tuple("shop.Clock", "lazy", false, "profile test"));
    }

    @Test
    void conditions_are_told_in_words() throws IOException {
        Target target = new Target(folder).java("Cache", """
                import org.springframework.boot.autoconfigure.condition.*;
                import org.springframework.stereotype.*;
                @Component @ConditionalOnProperty(prefix = "shop", name = "cache", havingValue = "on") class Cache {}
                """);

        assertThat(beans(target)).extracting(Fact.Bean::condition).containsExactly("on property shop.cache=on");
    }

    @Test
    void interfaces_that_a_library_implements_are_beans() throws IOException {
        Target target = new Target(folder)
                .java(
                        "Orders",
                        "import org.springframework.data.repository.*; interface Orders extends CrudRepository<String, Long> {}")
                .java(
                        "Any",
                        "import org.springframework.data.repository.*; @NoRepositoryBean interface Any extends CrudRepository<String, Long> {}")
                .java("App", "@org.mybatis.spring.annotation.MapperScan(\"shop.mapper\") class App {}")
                .file(
                        "src/main/java/shop/mapper/ItemMapper.java",
                        "package shop.mapper; public interface ItemMapper {}")
                .file("src/main/java/shop/mapped/Other.java", "package shop.mapped; public interface Other {}");

        assertThat(beans(target))
                .extracting(Fact.Bean::type)
                .containsExactlyInAnyOrder("shop.Orders", "shop.mapper.ItemMapper");
    }
}
