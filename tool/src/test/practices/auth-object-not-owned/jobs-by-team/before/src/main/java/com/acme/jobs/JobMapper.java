package com.acme.jobs;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
public interface JobMapper {
    @Select("select * from jobs where team_no = #{teamNo} limit 100")
    List<Job> ofTeam(@Param("teamNo") int teamNo);

    @Select("select * from jobs where id = #{id}")
    Job byId(@Param("id") long id);

    @Update("update jobs set body = #{body} where id = #{id}")
    void write(@Param("id") long id, @Param("body") String body);

    @Update("update jobs set state = 'STOPPED' where id = #{id}")
    void stop(@Param("id") long id);

    @Delete("delete from calendars where id = #{id}")
    void deleteCalendar(@Param("id") long id);

    @Select("select teams from operators where name = #{name}")
    String teamsOf(@Param("name") String name);
}
