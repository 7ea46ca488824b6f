package agenda;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDateTime;

@Entity
public class Meeting {
    @Id
    Long id;

    Instant starts;
    Instant ends;
    LocalDateTime opens;
}
