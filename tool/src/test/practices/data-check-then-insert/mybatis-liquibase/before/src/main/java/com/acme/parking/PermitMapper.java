package com.acme.parking;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
public interface PermitMapper {
    int countFor(@Param("plate") String plate, @Param("zone") int zone);

    void insert(Permit permit);

    @Select("select id, plate from visitor where plate = #{plate} and deleted_at = 0")
    Visitor visitor(String plate);

    @Insert("insert into visitor (plate) values (#{plate})")
    void insertVisitor(String plate);

    @Select("select id from zone where id = #{id} for update")
    Integer lockedZone(int id);

    @Select("select count(*) from warning where plate = #{plate}")
    int warnings(String plate);

    @Insert("insert into warning (plate) values (#{plate})")
    void insertWarning(String plate);

    @Select("select count(*) from fine where plate = #{plate}")
    int fines(String plate);

    @Select("select id from fine where plate = #{plate}")
    Long latestFine(String plate);

    @Insert("insert into fine (plate) values (#{plate})")
    void insertFine(String plate);
}
