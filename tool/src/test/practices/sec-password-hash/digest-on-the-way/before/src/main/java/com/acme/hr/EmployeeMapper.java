package com.acme.hr;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
public interface EmployeeMapper {
    @Insert("insert into employee (login, password) values (#{login}, #{password})")
    void insert(Employee employee);

    @Update("update employee set password = #{password} where id = #{id}")
    void changePassword(@Param("id") long id, @Param("password") String password);
}
