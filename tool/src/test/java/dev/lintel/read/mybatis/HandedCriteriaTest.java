package dev.lintel.read.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import dev.lintel.sql.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A mapper as MyBatis Generator writes it, and what is asked of it in one method.
class HandedCriteriaTest {
    @TempDir
    private Path folder;

    private List<Fact.QueryCall> calls(String body) throws IOException {
        return new Target(folder)
                .file("src/main/resources/mapper/OrderMapper.xml", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
                        <mapper namespace="shop.OrderMapper">
                          <select id="selectByExample" parameterType="shop.OrderExample" resultType="shop.Order">
                            select <if test="distinct">distinct</if> id, state from orders
                            <where><foreach collection="oredCriteria" item="criteria" separator="or">
                              <foreach collection="criteria.criteria" item="criterion">
                                and ${criterion.condition} #{criterion.value}
                              </foreach>
                            </foreach></where>
                            <if test="orderByClause != null">order by ${orderByClause}</if>
                          </select>
                          <select id="all" resultType="shop.Order">select id, state from orders</select>
                        </mapper>
                        """)
                .java("Order", "public class Order { Long id; }")
                .java("OrderMapper", """
                        import java.util.List;
                        interface OrderMapper { List<Order> selectByExample(OrderExample example); List<Order> all(); }
                        """)
                .java("OrderExample", """
                        public class OrderExample {
                          public void setOrderByClause(String clause) { }
                          public void or(Criteria criteria) { }
                          public Criteria or() { return new Criteria(); }
                          public Criteria createCriteria() { return new Criteria(); }
                          public static class Criteria {
                            protected void addCriterion(String condition, Object value, String property) { }
                            public Criteria andStateEqualTo(Integer value) { addCriterion("state =", value, "state"); return this; }
                            public Criteria andNumberLike(String value) { addCriterion("number like", value, "number"); return this; }
                            public Criteria andIdIn(List<Long> values) { addCriterion("id in", values, "id"); return this; }
                          }
                        }
                        """)
                .java("Orders", """
                        import java.util.List;
                        import com.github.pagehelper.PageHelper;
                        class Orders {
                          private OrderMapper mapper;
                          List<Order> find(Integer state, String word, List<Long> ids) { %s }
                          void more(OrderExample example) { }
                        }
                        """.formatted(body))
                .facts(Fact.QueryCall.class, new MyBatis());
    }

    private Shape only(String body) throws IOException {
        List<Fact.QueryCall> calls = calls(body);
        assertThat(calls).hasSize(1);
        return calls.getFirst().query().shape();
    }

    @Test
    void conditions_are_read_from_what_the_criteria_add() throws IOException {
        Shape shape = only("""
                OrderExample example = new OrderExample();
                example.setOrderByClause("id desc, state");
                example.createCriteria().andStateEqualTo(state).andNumberLike("%" + word + "%");
                return mapper.selectByExample(example);
                """);
        assertThat(shape.complete()).isTrue();
        assertThat(shape.filter())
                .extracting(each -> each.column() + " " + each.operator() + " " + each.conjunct() + each.optional())
                .containsExactly("orders.state EQUAL truefalse", "orders.number LIKE truefalse");
        assertThat(shape.order())
                .extracting(each -> each.column().name() + each.descending())
                .containsExactly("idtrue", "statefalse");
    }

    @Test
    void a_condition_below_an_if_is_not_there_for_all() throws IOException {
        Shape shape = only("""
                OrderExample example = new OrderExample();
                OrderExample.Criteria criteria = example.createCriteria();
                if (state != null) { criteria.andStateEqualTo(state); }
                criteria.andNumberLike(word + "%");
                return mapper.selectByExample(example);
                """);
        assertThat(shape.filter())
                .extracting(each -> each.column().name() + " " + each.operator() + " " + each.optional())
                .containsExactly("state EQUAL true", "number LIKE_PREFIX false");
    }

    @Test
    void what_stands_beside_an_or_need_not_hold() throws IOException {
        Shape shape = only("""
                OrderExample example = new OrderExample();
                example.createCriteria().andStateEqualTo(1);
                example.or(example.createCriteria().andIdIn(ids));
                return mapper.selectByExample(example);
                """);
        assertThat(shape.filter()).noneMatch(Shape.Predicate::conjunct).hasSize(2);
        assertThat(shape.filter().getFirst().operand()).isEqualTo(new Shape.Operand.Constant("1"));
    }

    @Test
    void an_example_that_other_code_may_fill_stays_unknown() throws IOException {
        assertThat(calls("""
                OrderExample example = new OrderExample();
                example.createCriteria().andStateEqualTo(state);
                more(example);
                return mapper.selectByExample(example);
                """)).isEmpty();
    }

    @Test
    void an_empty_example_asks_for_everything() throws IOException {
        Shape shape = only("return mapper.selectByExample(new OrderExample());");
        assertThat(shape.complete()).isTrue();
        assertThat(shape.filter()).isEmpty();
        assertThat(shape.limited()).isFalse();
    }

    @Test
    void a_page_that_was_started_before_bounds_the_next_select_and_no_other() throws IOException {
        Shape shape = only("""
                PageHelper.startPage(1, 20);
                List<Order> page = mapper.all();
                return mapper.all();
                """);
        assertThat(shape.limit()).isInstanceOf(Shape.Limit.Chosen.class);
    }

    @Test
    void a_page_that_is_only_started_sometimes_bounds_nothing() throws IOException {
        assertThat(calls("if (state != null) { PageHelper.startPage(1, 20); } return mapper.all();"))
                .isEmpty();
    }

    private Shape wrapped(String body) throws IOException {
        List<Fact.QueryCall> calls = new Target(folder)
                .java("User", """
                        import com.baomidou.mybatisplus.annotation.*;
                        @TableName("sys_user") public class User {
                          Long id; private String userName; private Integer state;
                          public String getUserName() { return userName; }
                          public Integer getState() { return state; }
                        }
                        """)
                .java(
                        "UserMapper",
                        "interface UserMapper extends com.baomidou.mybatisplus.core.mapper.BaseMapper<User> { }")
                .java("Users", """
                        import java.util.List;
                        import com.baomidou.mybatisplus.core.conditions.query.*;
                        import com.baomidou.mybatisplus.core.toolkit.Wrappers;
                        class Users {
                          private UserMapper mapper;
                          Object find(String name, Integer state) { %s }
                        }
                        """.formatted(body))
                .facts(Fact.QueryCall.class, new MyBatis());
        assertThat(calls).hasSize(1);
        return calls.getFirst().query().shape();
    }

    @Test
    void a_wrapper_says_what_it_was_told() throws IOException {
        Shape shape = wrapped("""
                LambdaQueryWrapper<User> wrapper = new LambdaQueryWrapper<>();
                wrapper.eq(User::getUserName, name).like(state != null, User::getState, state);
                wrapper.orderByDesc(User::getState).last("limit 1");
                return mapper.selectList(wrapper);
                """);
        assertThat(shape.complete()).isTrue();
        assertThat(shape.filter())
                .extracting(each -> each.column() + " " + each.operator() + " " + each.optional())
                .containsExactly("sys_user.user_name EQUAL false", "sys_user.state LIKE true");
        assertThat(shape.order()).extracting(each -> each.column().name()).containsExactly("state");
        assertThat(shape.limit()).isEqualTo(new Shape.Limit.Rows(1));
    }

    @Test
    void a_wrapper_written_as_one_chain_and_by_names_of_columns_is_read_too() throws IOException {
        assertThat(wrapped("return mapper.selectList(new QueryWrapper<User>().eq(\"user_name\", name));")
                        .filter())
                .extracting(each -> each.column().name())
                .containsExactly("user_name");
    }

    @Test
    void what_a_wrapper_pastes_into_the_statement_leaves_it_open() throws IOException {
        Shape shape =
                wrapped("return mapper.selectList(new QueryWrapper<User>().eq(\"user_name\", name).apply(\"a = b\"));");
        assertThat(shape.complete()).isFalse();
        assertThat(shape.filter()).hasSize(1);
    }
}
