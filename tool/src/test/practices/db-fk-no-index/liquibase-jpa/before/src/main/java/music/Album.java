package music;

import jakarta.persistence.*;
import java.util.*;

@Entity
public class Album {
    @Id
    Long id;
    String title;

    @OneToMany(mappedBy = "album", cascade = CascadeType.ALL)
    List<Song> songs = new ArrayList<>();

    @ElementCollection
    Set<String> tags = new HashSet<>();
}
