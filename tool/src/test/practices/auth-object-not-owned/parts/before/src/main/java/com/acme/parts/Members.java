package com.acme.parts;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

@Component("members")
public class Members {
    private final JdbcTemplate jdbc;

    public Members(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public boolean has(long boardId) {
        String name = SecurityContextHolder.getContext().getAuthentication().getName();
        Integer count = jdbc.queryForObject(
                "select count(*) from board_members where board_id = ? and member = ?", Integer.class, boardId, name);
        return count != null && count > 0;
    }

    public boolean owns(long id) {
        String name = SecurityContextHolder.getContext().getAuthentication().getName();
        Integer count =
                jdbc.queryForObject("select count(*) from board_members where member = ?", Integer.class, name);
        return count != null && count > id;
    }
}
