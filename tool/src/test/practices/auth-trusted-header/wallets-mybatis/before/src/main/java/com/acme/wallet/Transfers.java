package com.acme.wallet;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
public interface Transfers {
    @Select("select owner, amount from transfers where owner = #{owner} limit 100")
    List<Transfer> of(@Param("owner") String owner);

    @Insert("insert into transfers (owner, amount) values (#{owner}, #{amount})")
    void add(@Param("owner") String owner, @Param("amount") long amount);

    @Insert("insert into transfers (owner, amount) values (#{owner}, #{amount})")
    void put(Transfer transfer);
}
