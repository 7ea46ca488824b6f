package com.acme.parts;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;

/// Files lie with another service.
@RestController
@RequestMapping("/boards/{boardId}/files")
public class FileController {
    private final RestTemplate files = new RestTemplate();

    @PreAuthorize("@members.has(#boardId)")
    @DeleteMapping("/{id}") // expect: auth-object-not-owned high
    public void remove(@PathVariable long boardId, @PathVariable long id) {
        files.delete("http://files/{id}", id);
    }

    @PreAuthorize("@members.has(#boardId)")
    @PutMapping("/{id}") // expect: auth-object-not-owned high
    public void rename(@PathVariable long boardId, @PathVariable long id, @RequestParam String name) {
        files.exchange("http://files/{id}", HttpMethod.PUT, new HttpEntity<>(name), Void.class, id);
    }

    @PreAuthorize("@members.has(#boardId)")
    @DeleteMapping("/{id}/both") // silent: auth-object-not-owned because the other service is told of both
    public void both(@PathVariable long boardId, @PathVariable long id) {
        files.delete("http://boards/{board}/files/{id}", boardId, id);
    }

    @PreAuthorize("@members.has(#boardId)")
    @PostMapping("/{id}/warm") // silent: auth-object-not-owned because it is only fetched there
    public void warm(@PathVariable long boardId, @PathVariable long id) {
        files.getForObject("http://files/{id}", byte[].class, id);
    }

    @PreAuthorize("@members.has(#boardId) and @members.owns(#id)")
    @DeleteMapping("/{id}/owned") // silent: auth-object-not-owned because what picks the file is checked
    public void owned(@PathVariable long boardId, @PathVariable long id) {
        files.delete("http://files/{id}", id);
    }
}
