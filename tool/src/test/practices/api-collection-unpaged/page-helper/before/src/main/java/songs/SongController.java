package songs;

import com.github.pagehelper.PageHelper;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SongController {
    private final SongService service;
    private final SongMapper mapper;

    SongController(SongService service, SongMapper mapper) {
        this.service = service;
        this.mapper = mapper;
    }

    @GetMapping("/songs") // silent: api-collection-unpaged because the page is asked for before the service is
    List<Song> page(@RequestParam int page) {
        start(page);
        return service.all();
    }

    @GetMapping("/songs/all") // expect: api-collection-unpaged
    List<Song> all() {
        return service.all();
    }

    @GetMapping("/plays") // expect: api-collection-unpaged
    List<Play> plays(@RequestParam int page) {
        start(page);
        service.all();
        return service.plays(); // the page was for the first query
    }

    @GetMapping("/songs/either") // silent: api-collection-unpaged because both ways are paged
    List<Song> either(@RequestParam int page, @RequestParam boolean fast) {
        start(page);
        if (fast) {
            return mapper.all();
        }
        return service.all();
    }

    private void start(int page) {
        PageHelper.startPage(page, 20);
    }

    @PostMapping("/songs")
    void add(@RequestBody Song song) {
        mapper.add(song);
    }

    @PostMapping("/plays")
    void played(@RequestBody Play play) {
        mapper.played(play);
    }
}
