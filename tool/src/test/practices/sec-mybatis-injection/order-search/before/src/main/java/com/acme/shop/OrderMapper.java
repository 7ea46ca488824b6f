package com.acme.shop;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
public interface OrderMapper {
    List<Order> sorted(@Param("sort") String sort);

    List<Order> plain(@Param("sort") String sort);

    List<Order> byNote(@Param("note") String note);

    List<Order> search(OrderFilter filter);

    List<Order> newest(@Param("limit") int limit);

    List<Order> fixed(@Param("column") String column);

    List<Order> ofTenant(@Param("tenant") long tenant, @Param("table") String table);
}
