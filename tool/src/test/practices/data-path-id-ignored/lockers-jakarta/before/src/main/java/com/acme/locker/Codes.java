package com.acme.locker;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
public interface Codes {
    @Update("update codes set digits = #{digits} where id = #{id}")
    int update(Code code);

    @Update("update codes set digits = #{code.digits} where id = #{id}")
    int updateOf(@Param("id") long id, @Param("code") Code code);
}
