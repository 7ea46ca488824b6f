package com.acme.back;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
public interface UserMapper {
    @Update("update users set role = #{role} where id = #{id}")
    void role(@Param("id") long id, @Param("role") String role);

    @Delete("delete from users where id = #{id}")
    void remove(@Param("id") long id);

    @Select("select name from users limit 500")
    List<String> names();

    @Insert("insert into user_roles (user_id, role) values (#{id}, #{role})")
    void grant(@Param("id") long id, @Param("role") String role);
}
