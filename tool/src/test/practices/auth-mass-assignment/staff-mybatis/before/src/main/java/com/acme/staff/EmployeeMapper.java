package com.acme.staff;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Update;

@Mapper
public interface EmployeeMapper {
    @Insert("insert into employee (name, admin) values (#{name}, #{admin})")
    void insert(Employee employee);

    @Update("update employee set permissions = #{permissions} where id = #{id}")
    void grant(Employee employee);

    @Update("update employee set name = #{name} where id = #{id}")
    void rename(Employee employee);
}
