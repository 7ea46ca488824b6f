package com.acme.gates;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/parcels")
public class ParcelController {
    private static final Logger LOG = LoggerFactory.getLogger(ParcelController.class);
    private final JdbcTemplate jdbc;

    public ParcelController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @DeleteMapping("/{id}")
    public void remove(@PathVariable long id, @RequestParam String role, HttpServletResponse response)
            throws IOException {
        if (!"keeper".equals(role)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN); // expect: resp-goes-on-after-error high
        }
        jdbc.update("delete from parcels where id = ?", id);
    }

    @PutMapping("/{id}")
    public void change(@PathVariable long id, @RequestParam String note, HttpServletResponse response)
            throws IOException {
        if (note.isBlank()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "a note is needed"); // expect: resp-goes-on-after-error
        }
        LOG.info("changing {}", id);
        store(id, note);
    }

    @PostMapping("/{id}/mark")
    public void mark(@PathVariable long id, HttpServletResponse response) throws IOException {
        try {
            LOG.info("marking {}", id);
            if (id < 0) {
                response.sendRedirect("/parcels"); // expect: resp-goes-on-after-error
            }
            jdbc.update("update parcels set note = 'seen' where id = ?", id);
        } catch (IllegalStateException e) {
            response.sendError(500); // silent: resp-goes-on-after-error because nothing is done afterwards
        }
    }

    @PatchMapping("/{id}")
    public void patch(@PathVariable long id, @RequestParam String note, HttpServletResponse response)
            throws IOException {
        if (note.isBlank()) {
            response.sendError(400); // silent: resp-goes-on-after-error because it leaves
            return;
        }
        store(id, note);
    }

    @PostMapping("/{id}/note")
    public void note(@PathVariable long id, @RequestParam String note, HttpServletResponse response)
            throws IOException {
        if (note.isBlank()) {
            response.sendError(400); // silent: resp-goes-on-after-error because it throws
            throw new IllegalArgumentException("a note is needed");
        }
        store(id, note);
    }

    @PostMapping("/{id}/moved")
    public void moved(@PathVariable long id, @RequestParam String note, HttpServletResponse response)
            throws IOException {
        store(id, note);
        if (id > 10) {
            response.sendRedirect("/parcels"); // silent: resp-goes-on-after-error because what is done was done before
        }
        LOG.info("moved {}", id);
    }

    private void store(long id, String note) {
        jdbc.update("update parcels set note = ? where id = ?", note, id);
    }
}
