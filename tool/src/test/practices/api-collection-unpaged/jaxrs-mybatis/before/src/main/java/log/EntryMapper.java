package log;

import java.util.List;
import org.apache.ibatis.annotations.*;

@Mapper
public interface EntryMapper {
    List<Entry> all();

    List<Entry> page(@Param("after") long after, @Param("size") int size);

    void add(String said);
}
