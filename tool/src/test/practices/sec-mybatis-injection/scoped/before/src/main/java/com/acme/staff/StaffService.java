package com.acme.staff;

import java.util.List;
import org.springframework.stereotype.Service;

@Service
class StaffService {
    private final StaffMapper mapper;

    StaffService(StaffMapper mapper) {
        this.mapper = mapper;
    }

    @RowScope
    public List<String> scoped(Search search) {
        return mapper.scoped(search);
    }

    public List<String> open(Search search) {
        return mapper.open(search);
    }
}
