package chat;

import java.util.List;
import org.apache.ibatis.annotations.*;

@Mapper
public interface MessageMapper {
    List<Message> inRoom(@Param("room") long room, @Param("text") String text);

    List<Message> byAuthor(@Param("room") long room, @Param("author") String author);

    int add(@Param("room") long room, @Param("author") String author, @Param("body") String body);

    @Select("SELECT count(*) FROM messages WHERE room_id = #{room}") // expect: db-query-unindexed
    int count(long room);

    // silent: db-query-unindexed because the unique key finds it
    @Select("SELECT id FROM rooms WHERE slug = #{slug}")
    Long room(String slug);

    @Insert("INSERT INTO rooms (slug) VALUES (#{slug})")
    int open(String slug);
}

record Message(long id, String author, String body) {}
