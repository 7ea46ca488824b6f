package com.acme.parts;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;

@RestController
@RequestMapping("/boards/{boardId}/entries")
public class EntryController {
    private final RestTemplate archive = new RestTemplate();
    private final JdbcTemplate jdbc;

    public EntryController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PreAuthorize("@members.has(#boardId)")
    @PostMapping // expect: auth-object-not-owned high
    public void add(@PathVariable long boardId, @RequestBody NoteForm form) {
        jdbc.update(
                "insert into notes (id, board_id, text) values (?, ?, ?)",
                form.getId(),
                form.getBoardId(),
                form.getText());
    }

    @PreAuthorize("@members.has(#boardId)")
    @PostMapping("/archive") // expect: auth-object-not-owned high
    public void archive(@PathVariable long boardId, @RequestBody NoteForm form) {
        archive.postForObject("http://archive/notes", form, Void.class);
    }

    @PreAuthorize("@members.has(#boardId)")
    @PostMapping("/same") // silent: auth-object-not-owned because the two are compared
    public void same(@PathVariable long boardId, @RequestBody NoteForm form) {
        if (form.getBoardId() != boardId) {
            throw new IllegalArgumentException("another board");
        }
        archive.postForObject("http://archive/notes", form, Void.class);
    }

    @PreAuthorize("@members.has(#boardId)")
    @PostMapping("/set") // silent: auth-object-not-owned because the address decides
    public void set(@PathVariable long boardId, @RequestBody NoteForm form) {
        form.setBoardId(boardId);
        archive.postForObject("http://archive/notes", form, Void.class);
    }

    @PreAuthorize("@members.has(#boardId)")
    @PostMapping("/text") // silent: auth-object-not-owned because only the text of the body is used
    public void text(@PathVariable long boardId, @RequestBody NoteForm form) {
        archive.postForObject("http://archive/texts", form.getText(), Void.class);
    }
}
