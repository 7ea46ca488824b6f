package com.acme.quay;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class BerthController {
    private static final Logger log = LoggerFactory.getLogger(BerthController.class);

    private final Berths berths;
    private final Failed failed = new Failed();

    BerthController(Berths berths) {
        this.berths = berths;
    }

    @GetMapping("/berths/{id}")
    ResponseEntity<?> one(@PathVariable long id) {
        try {
            return ResponseEntity.ok(berths.name(id));
        } catch (Exception e) {
            return refused(e); // expect: resp-internals-leaked
        }
    }

    private static ResponseEntity<?> refused(Exception e) {
        return ResponseEntity.status(500).body(Map.of("error", e.getMessage()));
    }

    @GetMapping("/berths/{id}/text")
    ResponseEntity<String> text(@PathVariable long id) {
        String text;
        try {
            text = berths.name(id);
        } catch (RuntimeException e) {
            text = "not found: " + e.getMessage();
        }
        return ResponseEntity.ok(text); // expect: resp-internals-leaked
    }

    @GetMapping("/berths/{id}/map")
    Map<String, Object> map(@PathVariable long id) {
        Map<String, Object> answer = new HashMap<>();
        try {
            answer.put("name", berths.name(id));
        } catch (Exception e) {
            log.warn("no berth {}", id, e);
            answer.put("error", e.getCause().toString()); // expect: resp-internals-leaked
        }
        return answer;
    }

    @GetMapping("/berths/{id}/set")
    Answer set(@PathVariable long id) {
        Answer answer = new Answer();
        try {
            answer.setText(berths.name(id));
        } catch (Exception e) {
            answer.setText(e.getMessage()); // expect: resp-internals-leaked
        }
        return answer;
    }

    @GetMapping("/berths/{id}/made")
    Answer made(@PathVariable long id) {
        try {
            return new Answer(berths.name(id));
        } catch (Exception e) {
            return new Answer(e); // expect: resp-internals-leaked
        }
    }

    @GetMapping("/berths/{id}/raw")
    void raw(@PathVariable long id, HttpServletResponse response) throws IOException {
        try {
            response.getWriter().write(berths.name(id));
        } catch (Exception e) {
            response.sendError(500, e.getMessage()); // expect: resp-internals-leaked
        }
    }

    @GetMapping("/berths/{id}/trace")
    String trace(@PathVariable long id) {
        try {
            return berths.name(id);
        } catch (Exception e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            return text.toString(); // expect: resp-internals-leaked
        }
    }

    @GetMapping("/berths/{id}/behind")
    Answer behind(@PathVariable long id) {
        return berths.answer(id);
    }

    @GetMapping("/berths/{id}/numbered")
    ResponseEntity<?> numbered(@PathVariable long id) {
        try {
            return ResponseEntity.ok(berths.name(id));
        } catch (Exception e) {
            return numbered(e.getMessage()); // silent: resp-internals-leaked because the helper only logs the text
        }
    }

    private static ResponseEntity<?> numbered(String why) {
        UUID incident = UUID.randomUUID();
        log.error("incident {}: {}", incident, why);
        return ResponseEntity.status(500).body("incident " + incident);
    }

    @GetMapping("/berths/{id}/logged")
    Answer logged(@PathVariable long id) {
        Answer answer = new Answer();
        try {
            answer.setText(berths.name(id));
        } catch (Exception e) {
            String why = e.getMessage();
            log.warn("no berth {}: {}", id, why);
            answer.setText("not found"); // silent: resp-internals-leaked because only the log gets the text
        }
        return answer;
    }

    @GetMapping("/berths/{id}/kept")
    Answer kept(@PathVariable long id) {
        Answer answer = new Answer();
        try {
            answer.setText(berths.name(id));
        } catch (Exception e) {
            failed.setText(e.getMessage()); // silent: resp-internals-leaked because it is kept and not answered
        }
        return answer;
    }

    @GetMapping("/berths/{id}/asked")
    ResponseEntity<?> asked(@PathVariable long id) {
        try {
            return ResponseEntity.ok(berths.name(id));
        } catch (Exception e) {
            return ResponseEntity.ok(e.getMessage().contains("duplicate")); // silent: resp-internals-leaked because a question is answered
        }
    }

    @GetMapping("/berths/{id}/own")
    ResponseEntity<?> own(@PathVariable long id) {
        String text = "";
        try {
            text = berths.name(id);
        } catch (BerthTaken e) {
            return ResponseEntity.status(409).body(e.getMessage()); // silent: resp-internals-leaked because the team wrote it
        } catch (Exception e) {
            log.error("failed", e);
        }
        return ResponseEntity.ok(text); // silent: resp-internals-leaked because nothing of the failure is in it
    }

    @GetMapping("/berths/{id}/hidden")
    String hidden(@PathVariable long id) {
        try {
            return berths.name(id);
        } catch (Exception e) {
            throw new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR, e.getMessage()); // silent: resp-internals-leaked because the page does not show the reason
        }
    }

    @GetMapping("/berths/near/{place}")
    ResponseEntity<?> near(@PathVariable String place) {
        try {
            return ResponseEntity.ok(Places.parse(place));
        } catch (Exception e) {
            return ResponseEntity.badRequest().body("no place: " + e.getMessage()); // silent: resp-internals-leaked because it speaks of what was sent
        }
    }

    @GetMapping("/berths/{id}/built")
    Answer built(@PathVariable long id) {
        try {
            return new Answer().saying(berths.name(id));
        } catch (Exception e) {
            return new Answer().saying(e.getMessage()); // expect: resp-internals-leaked
        }
    }

    @GetMapping("/berths/{id}/static")
    String outside(@PathVariable long id) {
        try {
            return Places.load(id);
        } catch (Exception e) {
            return e.toString(); // expect: resp-internals-leaked
        }
    }
}
