package songs;

import java.util.List;
import org.springframework.stereotype.Service;

@Service
class SongService {
    private final SongMapper songs;

    SongService(SongMapper songs) {
        this.songs = songs;
    }

    List<Song> all() {
        return songs.all();
    }

    List<Play> plays() {
        return songs.plays();
    }
}
