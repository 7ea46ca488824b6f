package agenda;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.OffsetDateTime;

@Entity
public class Reminder {
    @Id
    Long id;

    OffsetDateTime sent;
}
