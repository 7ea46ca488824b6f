package com.acme.ranch;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableLogic;
import com.baomidou.mybatisplus.annotation.TableName;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@TableName("horse")
class Horse {
    @TableId
    Long id;

    String name;

    @TableLogic
    Integer deleted;
}

@Mapper
interface HorseMapper extends BaseMapper<Horse> {
    @Select("select * from horse where name = #{name}") // expect: db-soft-delete-unfiltered (medium)
    List<Horse> named(@Param("name") String name);

    @Select("select * from horse where name = #{name} and deleted = 0") // silent: db-soft-delete-unfiltered because the statement asks for living rows
    List<Horse> living(@Param("name") String name);
}

@Mapper
interface StallMapper {
    List<Stall> all();

    Stall byId(@Param("id") Long id);

    List<Stall> inYard(@Param("yard") String yard);

    @Update("update stall set del_flag = '2' where id = #{id}")
    void remove(@Param("id") Long id);
}

class Stall {
    Long id;
    String yard;
}

@RestController
class RanchController {
    private final HorseMapper horses;
    private final StallMapper stalls;

    RanchController(HorseMapper horses, StallMapper stalls) {
        this.horses = horses;
        this.stalls = stalls;
    }

    @GetMapping("/horses/{id}")
    Horse horse(@PathVariable Long id) {
        return horses.selectById(id); // silent: db-soft-delete-unfiltered because the library hides them
    }

    @GetMapping("/horses")
    List<Horse> named(@RequestParam String name) {
        return horses.named(name);
    }

    @GetMapping("/horses/living")
    List<Horse> living(@RequestParam String name) {
        return horses.living(name);
    }

    @GetMapping("/stalls")
    List<Stall> stalls() {
        return stalls.all();
    }

    @GetMapping("/stalls/{id}")
    Stall stall(@PathVariable Long id) {
        return stalls.byId(id);
    }

    @GetMapping("/yards")
    List<Stall> yard(@RequestParam String yard) {
        return stalls.inYard(yard);
    }

    @DeleteMapping("/stalls/{id}")
    void remove(@PathVariable Long id) {
        stalls.remove(id);
    }
}
