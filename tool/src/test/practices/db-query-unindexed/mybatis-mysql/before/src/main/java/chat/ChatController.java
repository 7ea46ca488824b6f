package chat;

import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/rooms")
public class ChatController {
    @Autowired
    private MessageMapper messages;

    @PostMapping("/{slug}")
    public void open(@PathVariable String slug) {
        messages.open(slug);
    }

    @PostMapping("/{slug}/messages")
    public void say(@PathVariable String slug, @RequestParam String author, @RequestBody String body) {
        messages.add(messages.room(slug), author, body);
    }

    @GetMapping("/{slug}/messages")
    public List<Message> read(@PathVariable String slug, @RequestParam(required = false) String text) {
        return messages.inRoom(messages.room(slug), text);
    }

    @GetMapping("/{slug}/count")
    public int count(@PathVariable String slug) {
        return messages.count(messages.room(slug));
    }

    @GetMapping("/{slug}/by/{author}")
    public List<Message> by(@PathVariable String slug, @PathVariable String author) {
        return messages.byAuthor(messages.room(slug), author);
    }
}
