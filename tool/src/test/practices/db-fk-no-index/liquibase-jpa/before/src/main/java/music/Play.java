package music;

import jakarta.persistence.*;

@Entity
public class Play {
    @Id
    Long id;

    @ManyToOne
    Song song;
}
