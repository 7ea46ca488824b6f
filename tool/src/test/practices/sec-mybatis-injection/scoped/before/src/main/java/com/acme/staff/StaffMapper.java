package com.acme.staff;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface StaffMapper {
    List<String> scoped(Search search);

    List<String> open(Search search);
}
