package clips;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;

@RestController
class ClipController {
    private final ClipService clips;

    ClipController(ClipService clips) {
        this.clips = clips;
    }

    @DeleteMapping("/admin/clips/{id}") // expect: auth-function-level
    ResponseEntity<Void> remove(@PathVariable long id, HttpServletRequest request) {
        int status = clips.remove(id, request);
        return status == 200 ? ResponseEntity.ok().build() : ResponseEntity.notFound().build();
    }

    @DeleteMapping("/admin/clips/staff/{id}") // silent: auth-function-level because the account's role is compared
    ResponseEntity<Void> removeAsStaff(@PathVariable long id, HttpServletRequest request) {
        return ResponseEntity.status(clips.removeAsStaff(id, request)).build();
    }

    @DeleteMapping("/admin/clips/mine/{id}") // silent: auth-function-level because the owner is compared
    ResponseEntity<Void> removeMine(@PathVariable long id, HttpServletRequest request) {
        return ResponseEntity.status(clips.removeMine(id, request)).build();
    }

    @DeleteMapping("/admin/clips/own/{id}") // silent: auth-function-level because the query asks for both
    ResponseEntity<Void> removeTogether(@PathVariable long id, HttpServletRequest request) {
        return ResponseEntity.status(clips.removeTogether(id, request)).build();
    }

    @GetMapping("/admin/figures") // silent: auth-function-level because a role is asked for
    String figures() {
        return "";
    }
}
