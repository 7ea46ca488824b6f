package agenda;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Date;

@Entity
public class Message {
    @Id
    Long id;

    Date read;
}
