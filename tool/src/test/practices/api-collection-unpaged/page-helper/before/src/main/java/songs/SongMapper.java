package songs;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
public interface SongMapper {
    @Select("select id, title from song")
    List<Song> all();

    @Select("select id, song_id from play")
    List<Play> plays();

    @Insert("insert into song (title) values (#{title})")
    void add(Song song);

    @Insert("insert into play (song_id) values (#{songId})")
    void played(Play play);
}

class Song {
    public Long id;
    public String title;
}

class Play {
    public Long id;
    public Long songId;
}
