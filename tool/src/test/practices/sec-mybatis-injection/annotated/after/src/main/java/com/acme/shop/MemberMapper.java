package com.acme.shop;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
public interface MemberMapper {
    @Select("select id, name from member where city = #{city}")
    List<Member> inCity(@Param("city") String city);

    @Select("<script>select id, name from member</script>")
    List<Member> report(@Param("columns") String columns);

    @Select("select id, name from member where id = ${id} and state = #{state}")
    Member one(@Param("id") long id, @Param("state") State state);

    @Select("select id, name from member where name = #{name} limit ${length}")
    Member named(@Param("name") String name, @Param("length") int length);
}
