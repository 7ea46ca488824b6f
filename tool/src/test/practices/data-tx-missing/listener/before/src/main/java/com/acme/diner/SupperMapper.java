package com.acme.diner;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface SupperMapper {
    @Insert("INSERT INTO supper (id, guest, total) VALUES (#{id}, #{guest}, #{total})")
    int insertSupper(@Param("id") long id, @Param("guest") String guest, @Param("total") int total);

    @Insert("INSERT INTO dish (id, supper_id, name) VALUES (#{id}, #{supper}, #{name})")
    int insertDish(@Param("id") long id, @Param("supper") long supper, @Param("name") String name);
}
