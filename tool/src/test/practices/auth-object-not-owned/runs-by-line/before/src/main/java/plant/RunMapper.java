package plant;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
public interface RunMapper {
    @Select("select * from runs where id = #{id}")
    Run byId(@Param("id") long id);

    @Delete("delete from runs where id = #{id}")
    void delete(@Param("id") long id);

    @Select("select name from shifts where id = #{id}")
    String shift(@Param("id") long id);

    @Select("select lines from workers where name = #{name}")
    String linesOf(@Param("name") String name);
}
