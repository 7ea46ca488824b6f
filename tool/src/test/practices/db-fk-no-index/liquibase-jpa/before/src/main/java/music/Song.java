package music;

import jakarta.persistence.*;

@Entity
public class Song {
    @Id
    Long id;

    @ManyToOne
    Album album;
}
