package com.acme.booking;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
public interface BookingMapper {
    @Select("select * from bookings where user_id = #{userId} limit 100")
    List<Booking> ofUser(@Param("userId") long userId);

    @Select("select * from bookings where id = #{id}")
    Booking byId(@Param("id") long id);

    @Select("select * from bookings where id = #{id} and user_id = #{userId}")
    Booking byIdOfUser(@Param("id") long id, @Param("userId") long userId);

    @Select("select * from bookings where voucher_token = #{token}")
    Booking byToken(@Param("token") String token);

    @Update("update bookings set state = 'CANCELLED' where id = #{id}")
    void cancel(@Param("id") long id);

    @Update("update bookings set state = 'CANCELLED' where id = #{id} and user_id = #{userId}")
    void cancelOfUser(@Param("id") long id, @Param("userId") long userId);

    @Update("update bookings set day = #{day} where id = #{id} and user_id = #{userId}")
    void move(@Param("id") long id, @Param("userId") long userId, @Param("day") String day);

    @Delete("delete from bookings where user_id = #{userId}")
    void forgetAll(@Param("userId") long userId);
}
