package com.acme.shop;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
public interface MemberMapper {
    @Select("select id, name from member where city = '${city}'") // expect: sec-mybatis-injection
    List<Member> inCity(@Param("city") String city);

    @Select("<script>select ${columns} from member</script>") // expect: sec-mybatis-injection
    List<Member> report(@Param("columns") String columns);

    @Select("select id, name from member where id = ${id} and state = #{state}") // silent: sec-mybatis-injection because an id is a number
    Member one(@Param("id") long id, @Param("state") State state);

    @Select("select id, name from member where name = #{name} limit ${length}") // silent: sec-mybatis-injection because a length is a number
    Member named(@Param("name") String name, @Param("length") int length);
}
