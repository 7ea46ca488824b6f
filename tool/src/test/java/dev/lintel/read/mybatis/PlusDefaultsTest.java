package dev.lintel.read.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import dev.lintel.sql.ShapeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A project's own base mapper between MyBatis-Plus's and the mappers.
class PlusDefaultsTest {
    @TempDir
    Path folder;

    private List<Fact.QueryMethod> methods(String base) throws IOException {
        return new Target(folder).java("Mappers", """
                import com.baomidou.mybatisplus.core.conditions.query.LambdaQueryWrapper;
                import com.baomidou.mybatisplus.core.mapper.BaseMapper;
                import com.github.yulichang.base.MPJBaseMapper;
                interface OwnMapper<T> extends %s<T> {
                  default T one(String field, Object value) { return selectOne(new LambdaQueryWrapper<T>()); }
                  default T first(Object value) { return one("id", value); }
                  default String name() { return "own"; }
                }
                class Shelf { Long id; String room; }
                interface ShelfMapper extends OwnMapper<Shelf> {
                  default Shelf inRoom(String room) { return one("room", room); }
                }
                """.formatted(base)).facts(Fact.QueryMethod.class, new MyBatis());
    }

    @Test
    void a_method_of_its_own_runs_on_the_table_of_the_mapper_that_inherits_it() throws IOException {
        assertThat(methods("BaseMapper"))
                .filteredOn(each -> each.name().equals("one") || each.name().equals("first"))
                .extracting(each -> each.receiver() + "." + each.name() + " "
                        + ShapeText.of(each.query().shape()))
                .containsExactlyInAnyOrder(
                        "shop.ShelfMapper.one SELECT? | shelf", "shop.ShelfMapper.first SELECT? | shelf");
    }

    @Test
    void a_method_that_asks_nothing_runs_nothing() throws IOException {
        assertThat(methods("BaseMapper")).extracting(Fact.QueryMethod::name).doesNotContain("name");
    }

    @Test
    void the_base_mapper_of_its_join_extension_has_the_same_methods() throws IOException {
        assertThat(methods("MPJBaseMapper")).extracting(Fact.QueryMethod::name).contains("selectById", "one", "first");
    }
}
