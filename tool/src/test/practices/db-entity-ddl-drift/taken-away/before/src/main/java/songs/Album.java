package songs;

import jakarta.persistence.*;

@Entity
@Table(name = "albums")
public class Album {
    @Id
    private Long id;
}
