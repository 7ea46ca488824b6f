package dev.lintel.read.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Entity;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultEntitiesTest {
    @TempDir
    private Path folder;

    private List<Entity> entities(String statements) throws IOException {
        return new Target(folder)
                        .file("src/main/resources/UserMapper.xml", """
                        <mapper namespace="shop.UserMapper">
                          <resultMap id="base" type="shop.User">
                            <id column="id" property="id"/><result column="pass_word" property="password"/>
                          </resultMap>
                          %s
                        </mapper>
                        """.formatted(statements))
                        .java("User", "public class User { Long id; String password; String nickName; }")
                        .java("UserMapper", "interface UserMapper { User one(Long id); User joined(Long id); }")
                        .facts(Fact.Mapped.class, new MyBatis())
                        .stream()
                        .map(Fact.Mapped::entity)
                        .toList();
    }

    @Test
    void a_class_that_a_result_map_fills_from_one_table_is_its_row() throws IOException {
        Entity user = entities(
                        "<select id=\"one\" resultMap=\"base\">select id, pass_word from sys_user where id = #{id}</select>")
                .getFirst();
        assertThat(user.table()).isEqualTo("sys_user");
        assertThat(user.property("password").orElseThrow().column()).isEqualTo("pass_word");
        assertThat(user.complete()).isFalse();
    }

    @Test
    void a_result_type_takes_the_columns_that_are_named_as_its_fields() throws IOException {
        Entity user = entities(
                        "<select id=\"one\" resultType=\"shop.User\">select id, nick_name from sys_user where id = #{id}</select>")
                .getFirst();
        assertThat(user.properties()).extracting(Entity.Property::name).containsExactly("id", "nickName");
    }

    @Test
    void what_joins_fill_is_no_row_of_a_table() throws IOException {
        assertThat(
                        entities(
                                "<select id=\"joined\" resultMap=\"base\">select u.id, u.pass_word from sys_user u join orders o on o.user_id = u.id</select>"))
                .isEmpty();
    }
}
