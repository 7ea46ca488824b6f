package com.acme.orders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/parcels")
public class ParcelController {
    private static final Logger LOG = LoggerFactory.getLogger(ParcelController.class);
    private final JdbcTemplate jdbc;
    private final ParcelService service;

    public ParcelController(JdbcTemplate jdbc, ParcelService service) {
        this.jdbc = jdbc;
        this.service = service;
    }

    @PostMapping
    public String add(@RequestParam long id, @RequestParam String note) {
        try {
            jdbc.update("insert into parcels (id, note) values (?, ?)", id, note);
        } catch (DataAccessException e) { // expect: resp-error-swallowed
            LOG.error("could not add", e);
        }
        return "added";
    }

    @PutMapping("/{id}")
    public ResponseEntity<Void> change(@PathVariable long id, @RequestParam String note) {
        try {
            jdbc.update("update parcels set note = ? where id = ?", note, id);
        } catch (Exception e) { // expect: resp-error-swallowed
            e.printStackTrace();
        }
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{id}")
    public void remove(@PathVariable long id) {
        try {
            jdbc.update("delete from parcels where id = ?", id);
        } catch (RuntimeException e) { // expect: resp-error-swallowed
        }
    }

    @PostMapping("/kept")
    public void keep(@RequestBody Parcel parcel) {
        service.keep(parcel);
    }

    @PostMapping("/whole")
    public void whole(@RequestBody Parcel parcel) {
        service.keepWhole(parcel);
    }

    @PostMapping("/asked")
    public boolean asked(@RequestBody Parcel parcel) {
        return service.kept(parcel);
    }

    @PatchMapping("/{id}/note")
    public void patch(@PathVariable long id, @RequestBody String note) {
        try {
            LOG.info("patching {}", id);
            jdbc.update("update parcels set note = ? where id = ?", note, id);
        } catch (Throwable e) { // expect: resp-error-swallowed
            LOG.warn("patch failed: {}", e.getMessage());
        }
    }

    @PatchMapping("/{id}/mark")
    public void mark(@PathVariable long id) {
        try {
            jdbc.update("update parcels set note = 'seen' where id = ?", id);
        } catch (IllegalStateException | DataAccessException e) { // expect: resp-error-swallowed
            LOG.warn("mark failed", e);
        }
    }

    @PostMapping("/thrown")
    public void thrown(@RequestParam long id) {
        try {
            jdbc.update("insert into parcels (id, note) values (?, '-')", id);
        } catch (DataAccessException e) { // silent: resp-error-swallowed because it is thrown again
            LOG.error("could not add", e);
            throw e;
        }
    }

    @PostMapping("/answered")
    public ResponseEntity<String> answered(@RequestParam long id) {
        try {
            jdbc.update("insert into parcels (id, note) values (?, '-')", id);
            return ResponseEntity.ok("added");
        } catch (DataAccessException e) { // silent: resp-error-swallowed because what follows answers that it failed
            LOG.error("could not add", e);
        }
        return ResponseEntity.internalServerError().build();
    }

    @PostMapping("/map")
    public Map<String, Object> map(@RequestParam long id) {
        Map<String, Object> answer = new HashMap<>();
        try {
            jdbc.update("insert into parcels (id, note) values (?, '-')", id);
            answer.put("added", true);
        } catch (DataAccessException e) { // silent: resp-error-swallowed because the answer says what was added
            LOG.error("could not add", e);
        }
        return answer;
    }

    @PostMapping("/all")
    public void all(@RequestBody List<Long> ids) {
        for (Long id : ids) {
            try {
                jdbc.update("insert into parcels (id, note) values (?, '-')", id);
            } catch (DataAccessException e) { // silent: resp-error-swallowed because the others have their turn
                LOG.error("could not add", e);
            }
        }
    }

    @PostMapping("/once")
    public void once(@RequestParam long id) {
        try {
            jdbc.update("insert into parcels (id, note) values (?, '-')", id);
        } catch (DuplicateKeyException e) { // silent: resp-error-swallowed because it is there already
            LOG.info("known");
        }
    }

    @PostMapping("/seen")
    public void seen(@RequestParam long id) {
        try {
            jdbc.update("insert into parcel_history (id, note) values (?, '-')", id);
        } catch (DataAccessException e) { // silent: resp-error-swallowed because it is kept about a deed
            LOG.error("no history", e);
        }
    }

    @PostMapping("/both")
    public void both(@RequestParam long id) {
        jdbc.update("insert into parcels (id, note) values (?, '-')", id);
        try {
            jdbc.update("update parcels set note = 'new' where id = ?", id);
        } catch (DataAccessException e) { // silent: resp-error-swallowed because the deed itself is not caught
            LOG.error("no note", e);
        }
    }
}
