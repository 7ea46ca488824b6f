package com.acme.parts;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/boards/{boardId}/comments")
public class CommentController {
    private final JdbcTemplate jdbc;

    public CommentController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PreAuthorize("@members.has(#boardId)")
    @DeleteMapping("/{id}")
    public void remove(@PathVariable long boardId, @PathVariable long id) {
        jdbc.update("delete from comments where id = ?", id); // expect: auth-object-not-owned high
    }

    @PreAuthorize("@members.has(#boardId)")
    @DeleteMapping("/{id}/joined")
    public void joined(@PathVariable long boardId, @PathVariable long id) {
        jdbc.update( // silent: auth-object-not-owned because the note's board is asked for as well
                "delete from comments where id = ? and note_id in (select n.id from notes n where n.board_id = ?)",
                id,
                boardId);
    }

    @PreAuthorize("@members.has(#boardId)")
    @DeleteMapping("/{id}/looked-up")
    public void lookedUp(@PathVariable long boardId, @PathVariable long id) {
        Long of = jdbc.queryForObject(
                "select n.board_id from notes n join comments c on c.note_id = n.id where c.id = ?", Long.class, id);
        if (of == null || of != boardId) {
            throw new IllegalArgumentException("another board");
        }
        jdbc.update("delete from comments where id = ?", id); // silent: auth-object-not-owned because its board was compared
    }

    @PreAuthorize("@members.has(#boardId)")
    @DeleteMapping("/colours/{id}")
    public void colour(@PathVariable long boardId, @PathVariable long id) {
        jdbc.update("delete from colours where id = ?", id); // silent: auth-object-not-owned because a colour has no board
    }
}
