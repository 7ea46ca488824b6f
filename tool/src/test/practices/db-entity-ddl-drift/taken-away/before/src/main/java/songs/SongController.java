package songs;

import org.springframework.web.bind.annotation.*;

@RestController
class SongController {
    private final Songs songs;
    private final Albums albums;

    SongController(Songs songs, Albums albums) {
        this.songs = songs;
        this.albums = albums;
    }

    @GetMapping("/songs/{id}")
    Song song(@PathVariable Long id) {
        return songs.findById(id).orElseThrow();
    }

    @GetMapping("/albums/{id}")
    Album album(@PathVariable Long id) {
        return albums.findById(id).orElseThrow();
    }
}
