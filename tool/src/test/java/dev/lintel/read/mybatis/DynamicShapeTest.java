package dev.lintel.read.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.source.SourceId;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import dev.lintel.sql.ShapeText;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamicShapeTest {
    private static final String FRAGMENTS = """
            <sql id="columns">id, name</sql>
            <sql id="ring">id <include refid="ring"/></sql>
            <sql id="criteria"><where><foreach collection="all" item="c">${criterion.condition}</foreach></where></sql>
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <select id="q">select id from goods where name = #{name}</select>|SELECT / goods / cols goods.id / where goods.name EQUAL :name
            <select id="q">select id from goods where name = #{filter.name, jdbcType=VARCHAR}</select>|SELECT / goods / cols goods.id / where goods.name EQUAL :filter.name
            <select id="q">select <include refid="columns"/> from goods</select>|SELECT / goods / cols goods.id, goods.name
            <select id="q">select id from goods <where><if test="name != null">and name = #{name}</if></where></select>|SELECT / goods / cols goods.id / where ?goods.name EQUAL :name
            <select id="q">select id from goods where kind = #{kind} <if test="name != null">and name = #{name}</if></select>|SELECT / goods / cols goods.id / where goods.kind EQUAL :kind, ?goods.name EQUAL :name
            <select id="q">select id from goods where id in <foreach collection="ids" item="it" open="(" close=")" separator=",">#{it}</foreach></select>|SELECT / goods / cols goods.id / where goods.id IN :ids
            <select id="q">select id from goods where <choose><when test="a">name = #{name}</when><otherwise>kind = #{kind}</otherwise></choose></select>|SELECT / goods / cols goods.id / where ?goods.name EQUAL :name, ?goods.kind EQUAL :kind
            <select id="q">select id from goods order by ${sort} ${direction}</select>|SELECT / goods / cols goods.id / order +
            <select id="q">select id from goods where name like '%${name}%'</select>|SELECT / goods / cols goods.id / where goods.name LIKE '%${name}%'
            <select id="q">select id from goods where kind = ${kind}</select>|SELECT / goods / cols goods.id / where goods.kind EQUAL <${kind}>
            <select id="q">select id from goods <include refid="criteria"/></select>|SELECT? / goods / cols goods.id
            <select id="q">select id from goods where price &lt;= #{most}</select>|SELECT / goods / cols goods.id / where goods.price RANGE :most
            <select id="q">select id from goods where kind = 1 <![CDATA[ and price > #{least} ]]></select>|SELECT / goods / cols goods.id / where goods.kind EQUAL '1', goods.price RANGE :least
            <update id="q">update goods <set><if test="name != null">name = #{name},</if></set> where id = #{id}</update>|UPDATE / goods / set goods.name=:name / where goods.id EQUAL :id
            <update id="q">update goods <trim prefix="set" suffixOverrides=","><if test="n">name = #{name},</if></trim> where id = #{id}</update>|UPDATE / goods / set goods.name=:name / where goods.id EQUAL :id
            <delete id="q">delete from goods where id = #{id}</delete>|DELETE / goods / where goods.id EQUAL :id
            <insert id="q"><selectKey resultType="long">select last_insert_id()</selectKey>insert into goods (name) values (#{name})</insert>|INSERT / goods / set goods.name=:name
            <select id="q">select <include refid="nowhere"/> from goods where id = #{id}</select>|SELECT?
            <select id="q">select id from goods where</select>|SELECT?
            """)
    void dynamic_parts_become_optional(String statement, String expected) throws XMLStreamException {
        assertThat(text(shape(statement))).isEqualTo(expected.trim());
    }

    @Test
    void fragments_in_a_ring_end() throws XMLStreamException {
        assertThat(shape("<select id=\"q\">select <include refid=\"ring\"/> from goods</select>")
                        .complete())
                .isFalse();
    }

    @Test
    void a_document_type_is_not_loaded_and_its_entities_are_refused() {
        String bomb =
                "<!DOCTYPE mapper [<!ENTITY a \"x\">]><mapper namespace=\"m\"><select id=\"q\">&a;</select></mapper>";
        assertThatThrownBy(() -> Xml.parse(bomb)).isInstanceOf(XMLStreamException.class);
    }

    @Test
    void an_external_document_type_is_skipped() throws XMLStreamException {
        String text = "<!DOCTYPE mapper PUBLIC \"-//mybatis.org//DTD Mapper 3.0//EN\" \"http://127.0.0.1:9/m.dtd\">\n"
                + "<mapper namespace=\"m\">\n  <select id=\"q\">select 1</select>\n</mapper>";
        var mapper =
                Mapper.of(Xml.parse(text).orElseThrow(), new SourceId("m.xml")).orElseThrow();
        assertThat(mapper.statements()).extracting(Xml.Element::line).containsExactly(3);
    }

    private static Shape shape(String statement) throws XMLStreamException {
        String file = "<mapper namespace=\"shop.Goods\">" + FRAGMENTS + statement + "</mapper>";
        Mapper mapper = Mapper.of(Xml.parse(file).orElseThrow(), new SourceId("Goods.xml"))
                .orElseThrow();
        Mappers mappers = new Mappers(List.of(mapper), Set.of());
        return DynamicShape.of(mapper.statements().getFirst(), mapper, mappers, Dialect.OTHER, new KnownShapes())
                .shape();
    }

    /// As [ShapeText], with a question mark before what is optional.
    private static String text(Shape shape) {
        String all = ShapeText.of(shape).replace(" | ", " / ");
        for (Shape.Predicate each : shape.filter()) {
            if (each.optional()) {
                all = all.replaceFirst("(?<![?.\\w])" + each.column() + " (?=[A-Z])", "?" + each.column() + " ");
            }
        }
        return all;
    }
}
