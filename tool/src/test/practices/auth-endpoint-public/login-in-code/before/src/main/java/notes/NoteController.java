package notes;

import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class NoteController {
    private final Notes notes;

    NoteController(Notes notes) {
        this.notes = notes;
    }

    @PostMapping("/notes") // silent: auth-endpoint-public because it throws where nobody is logged in
    void write(Principal principal, @RequestBody Note note) {
        if (principal == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        notes.save(note);
    }

    @PostMapping("/notes/answered") // silent: auth-endpoint-public because it answers 401 where nobody is logged in
    ResponseEntity<Void> answered(Principal principal, @RequestBody Note note) {
        if (principal == null) {
            return ResponseEntity.status(401).build();
        }
        notes.save(note);
        return ResponseEntity.ok().build();
    }

    @PostMapping("/notes/mine") // silent: auth-endpoint-public because Caller gives no name for nobody
    void mine(@RequestBody Note note) {
        note.author = Caller.name().orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
        notes.save(note);
    }

    @PostMapping("/notes/open") // expect: auth-endpoint-public
    void open(@RequestBody Note note) {
        notes.save(note);
    }

    @PostMapping("/notes/context") // expect: auth-endpoint-public
    void context(@RequestBody Note note) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED); // the anonymous one is never null
        }
        notes.save(note);
    }

    @PostMapping("/notes/late") // expect: auth-endpoint-public
    void late(Principal principal, @RequestBody Note note) {
        notes.save(note);
        if (principal == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
    }
}
