package com.acme.docs;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/documents")
public class DocumentController {
    private final DocumentService service;

    public DocumentController(DocumentService service) {
        this.service = service;
    }

    @GetMapping
    public List<Document> all(@AuthenticationPrincipal Account me) {
        return service.of(me.getId());
    }

    @GetMapping("/{id}")
    public Document read(@PathVariable Long id) {
        return service.read(id);
    }

    @PutMapping("/{id}/title")
    public void rename(@PathVariable Long id, @RequestBody String title) {
        service.rename(id, title);
    }

    @DeleteMapping("/{id}")
    public void remove(@PathVariable Long id) {
        service.remove(id);
    }

    @GetMapping("/{id}/mine")
    public Document mine(@PathVariable Long id, @AuthenticationPrincipal Account me) {
        return service.mine(id, me.getId());
    }

    @GetMapping("/{id}/compared")
    public Document compared(@PathVariable Long id, @AuthenticationPrincipal Account me) {
        return service.compared(id, me.getId());
    }

    @GetMapping("/{id}/filtered")
    public Document filtered(@PathVariable Long id, @AuthenticationPrincipal Account me) {
        return service.filtered(id, me.getId());
    }

    @GetMapping("/{id}/shared")
    public Document shared(@PathVariable Long id, @AuthenticationPrincipal Account me) {
        return service.shared(id, me.getId());
    }

    @GetMapping("/templates/{id}")
    public Template template(@PathVariable Long id) {
        return service.template(id);
    }

    @GetMapping("/{id}/exists")
    public boolean exists(@PathVariable Long id) {
        return service.exists(id);
    }
}
