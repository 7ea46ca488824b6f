package com.acme.parts;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/boards/{boardId}/notes")
public class NoteController {
    private final JdbcTemplate jdbc;
    private final Notes notes;

    public NoteController(JdbcTemplate jdbc, Notes notes) {
        this.jdbc = jdbc;
        this.notes = notes;
    }

    @PreAuthorize("@members.has(#boardId)")
    @DeleteMapping("/{id}")
    public void remove(@PathVariable long boardId, @PathVariable long id) {
        jdbc.update("delete from notes where id = ?", id); // expect: auth-object-not-owned high
    }

    @PreAuthorize("@members.has(#form.boardId)")
    @PutMapping
    public void change(@RequestBody NoteForm form) {
        jdbc.update("update notes set text = ? where id = ?", form.getText(), form.getId()); // expect: auth-object-not-owned high
    }

    @PreAuthorize("@members.has(#form.getBoardId())")
    @PutMapping("/text")
    public void text(@RequestBody NoteForm form) {
        Note note = notes.findById(form.getId()).orElseThrow(); // expect: auth-object-not-owned high
        note.setText(form.getText());
        notes.save(note);
    }

    @PreAuthorize("@members.has(#boardId)")
    @GetMapping("/{id}")
    public Note one(@PathVariable long boardId, @PathVariable long id) {
        return notes.findById(id).orElseThrow(); // expect: auth-object-not-owned medium
    }

    @PreAuthorize("@members.has(#boardId)")
    @GetMapping("/{id}/both")
    public Note both(@PathVariable long boardId, @PathVariable long id) {
        return notes.findByIdAndBoardId(id, boardId).orElseThrow(); // silent: auth-object-not-owned because both are asked for
    }

    @PreAuthorize("@members.has(#boardId)")
    @DeleteMapping("/{id}/compared")
    public void compared(@PathVariable long boardId, @PathVariable long id) {
        Note note = notes.findById(id).orElseThrow(); // silent: auth-object-not-owned because the row's board is compared
        if (note.getBoardId() != boardId) {
            throw new IllegalArgumentException("another board");
        }
        notes.delete(note);
    }

    @PreAuthorize("@members.has(#boardId)")
    @DeleteMapping("/{id}/checked")
    public void checked(@PathVariable long boardId, @PathVariable long id) {
        ensureOn(boardId, id);
        jdbc.update("delete from notes where id = ?", id); // silent: auth-object-not-owned because it was looked up before
    }

    private void ensureOn(long boardId, long id) {
        Integer count = jdbc.queryForObject(
                "select count(*) from notes where id = ? and board_id = ?", Integer.class, id, boardId);
        if (count == null || count == 0) {
            throw new IllegalArgumentException("another board");
        }
    }

    @PreAuthorize("@members.has(#id)")
    @DeleteMapping("/{id}/own")
    public void own(@PathVariable long boardId, @PathVariable long id) {
        jdbc.update("delete from notes where id = ?", id); // silent: auth-object-not-owned because what picks the row is checked
    }

    @PreAuthorize("@members.has(#boardId)")
    @GetMapping("/colours/{id}")
    public String colour(@PathVariable long boardId, @PathVariable long id) {
        return jdbc.queryForObject("select name from colours where id = ?", String.class, id); // silent: auth-object-not-owned because a colour has no board
    }
}
