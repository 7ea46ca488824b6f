package com.acme.taxi;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface RiderMapper {
    @Select("select id, phone, otp, failed_attempts from rider where phone = #{phone}")
    Rider byPhone(String phone);

    @Update("update rider set otp = null where id = #{id}")
    void welcome(long id);

    @Update("update rider set failed_attempts = failed_attempts + 1 where id = #{id}")
    void countFailedAttempt(long id);

    @Update("update rider set asked_at = now() where phone = #{phone}")
    void remember(String phone);

    @Select("select id, phone, otp, failed_attempts from rider where phone = #{phone} and otp = #{code}")
    Rider byCode(@Param("phone") String phone, @Param("code") String code);
}
