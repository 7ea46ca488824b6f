package tickets;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

@Entity
class Ticket {
    @Id Long id;
    String state;
    int views;
    String owner;
    long until;
    Date expires;
    Instant lastSeen;
}

@Entity
@Table(name = "audit_log")
class AuditLog {
    @Id Long id;
    String what;
}

@Entity
class Profile {
    @Id Long id;
    String name;
}

interface Tickets extends JpaRepository<Ticket, Long> {
    @Modifying
    @Query("update Ticket t set t.state = 'CLOSED' where t.id = :id")
    int close(Long id);

    @Modifying
    @Query("update Ticket t set t.views = t.views + 1 where t.id = :id")
    int viewed(Long id);
}

interface AuditLogs extends JpaRepository<AuditLog, Long> {}

interface Profiles extends JpaRepository<Profile, Long> {
    Optional<Profile> findByName(String name);

    List<Profile> findAllByName(String name);
}
