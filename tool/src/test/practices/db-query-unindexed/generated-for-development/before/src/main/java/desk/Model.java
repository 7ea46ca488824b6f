package desk;

import jakarta.persistence.*;
import java.time.Instant;
import java.util.*;

@Entity
@Table(indexes = {@Index(columnList = "opened desc"), @Index(columnList = "code", unique = true)})
class Ticket {
    @Id
    @GeneratedValue
    Long id;

    String code;

    String phone;

    Instant opened;

    @ManyToOne
    Person reporter;

    @OneToOne
    Invoice invoice;

    @ElementCollection
    Set<String> labels = new HashSet<>();
}

@Entity
class Person {
    @Id
    @GeneratedValue
    Long id;

    @Column(unique = true)
    String email;
}

@Entity
class Invoice {
    @Id
    @GeneratedValue
    Long id;
}

interface Tickets extends org.springframework.data.jpa.repository.JpaRepository<Ticket, Long> {
    List<Ticket> findByPhone(String phone); // silent: db-query-unindexed because production has another schema

    List<Ticket> findByOpenedAfter(Instant when); // silent: db-query-unindexed because the mapping names an index

    Optional<Ticket> findByCode(String code); // silent: db-query-unindexed because the mapping names a unique index

    List<Ticket> findByReporterId(Long reporter); // silent: db-query-unindexed because production has another schema

    Optional<Ticket> findByInvoiceId(Long invoice); // silent: db-query-unindexed because one to one is unique
}

interface People extends org.springframework.data.jpa.repository.JpaRepository<Person, Long> {
    Optional<Person> findByEmail(String email);
}
