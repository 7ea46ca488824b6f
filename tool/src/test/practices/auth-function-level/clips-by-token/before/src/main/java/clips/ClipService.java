package clips;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
public class ClipService {
    private final Clips clips;
    private final Accounts accounts;

    ClipService(Clips clips, Accounts accounts) {
        this.clips = clips;
        this.accounts = accounts;
    }

    private Account account(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || header.length() < 8) {
            throw new IllegalArgumentException("no token");
        }
        return accounts.findByToken(header.substring(7)).orElseThrow();
    }

    int remove(long id, HttpServletRequest request) {
        Optional<Clip> found = clips.findById(id);
        Account me = account(request);
        if (found.isPresent()) {
            clips.delete(found.get());
            return 200;
        }
        return 404;
    }

    int removeAsStaff(long id, HttpServletRequest request) {
        Account me = account(request);
        if (!me.getRole().equals("STAFF")) {
            return 403;
        }
        clips.deleteById(id);
        return 200;
    }

    int removeMine(long id, HttpServletRequest request) {
        Clip clip = clips.findById(id).orElseThrow();
        if (!clip.getAccount().getId().equals(account(request).getId())) {
            return 404;
        }
        clips.delete(clip);
        return 200;
    }

    int removeTogether(long id, HttpServletRequest request) {
        Clip clip = clips.findByIdAndAccountId(id, account(request).getId()).orElseThrow();
        clips.delete(clip);
        return 200;
    }
}
