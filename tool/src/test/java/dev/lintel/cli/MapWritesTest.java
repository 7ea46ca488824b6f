package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `lintel map` says an endpoint reads and writes where no statement in the code says so.
class MapWritesTest {
    private Folder backend;

    @BeforeEach
    void a_backend_with_tickets_and_notes(@TempDir Path root) throws IOException {
        backend = new Folder(root)
                .file("src/main/resources/db/migration/V1__tickets.sql", """
                        create table tickets (id bigint primary key, state varchar(20) not null);
                        create table notes (id bigint primary key, ticket_id bigint references tickets (id));
                        """)
                .file("src/main/java/a/Ticket.java", """
                        package a;
                        import jakarta.persistence.*;
                        import java.util.List;
                        @Entity @Table(name = "tickets")
                        public class Ticket {
                            @Id Long id;
                            String state;
                            @OneToMany(mappedBy = "ticket", cascade = CascadeType.ALL) List<Note> notes;
                            public void setState(String state) { this.state = state; }
                            public List<Note> getNotes() { return notes; }
                        }
                        """)
                .file("src/main/java/a/Note.java", """
                        package a;
                        import jakarta.persistence.*;
                        @Entity @Table(name = "notes")
                        public class Note {
                            @Id Long id;
                            @ManyToOne Ticket ticket;
                        }
                        """)
                .file("src/main/java/a/Tickets.java", """
                        package a;
                        import org.springframework.data.jpa.repository.JpaRepository;
                        public interface Tickets extends JpaRepository<Ticket, Long> {}
                        """)
                .file("src/main/java/a/TicketService.java", """
                        package a;
                        import org.springframework.beans.BeanUtils;
                        import org.springframework.stereotype.Service;
                        import org.springframework.transaction.annotation.Transactional;
                        @Service
                        public class TicketService {
                            private final Tickets tickets;
                            TicketService(Tickets tickets) { this.tickets = tickets; }
                            @Transactional
                            public void close(long id) { tickets.findById(id).orElseThrow().setState("closed"); }
                            public void forget(long id) { tickets.findById(id).orElseThrow().setState("closed"); }
                            @Transactional(readOnly = true)
                            public void peek(long id) { tickets.findById(id).orElseThrow().setState("seen"); }
                            @Transactional
                            public void copy(long id, Object change) {
                                BeanUtils.copyProperties(change, tickets.findById(id).orElseThrow());
                            }
                            public void store(long id) {
                                Ticket ticket = tickets.findById(id).orElseThrow();
                                tickets.save(ticket);
                            }
                            public void open() { tickets.save(new Ticket()); }
                            public int count(long id) { return tickets.findById(id).orElseThrow().getNotes().size(); }
                        }
                        """)
                .file("src/main/java/a/TicketController.java", """
                        package a;
                        import org.springframework.web.bind.annotation.*;
                        @RestController
                        public class TicketController {
                            private final TicketService service;
                            TicketController(TicketService service) { this.service = service; }
                            @PostMapping("/close/{id}") void close(@PathVariable long id) { service.close(id); }
                            @PostMapping("/forget/{id}") void forget(@PathVariable long id) { service.forget(id); }
                            @PostMapping("/peek/{id}") void peek(@PathVariable long id) { service.peek(id); }
                            @PostMapping("/copy/{id}") void copy(@PathVariable long id, @RequestBody Object change) {
                                service.copy(id, change);
                            }
                            @PostMapping("/store/{id}") void store(@PathVariable long id) { service.store(id); }
                            @PostMapping("/open") void open() { service.open(); }
                            @GetMapping("/count/{id}") int count(@PathVariable long id) { return service.count(id); }
                        }
                        """);
    }

    @Test
    void a_property_set_inside_a_transaction_writes_the_table() {
        assertThat(touches("POST /close/{id}")).isEqualTo("writes tickets");
    }

    @Test
    void outside_a_transaction_nothing_is_flushed() {
        assertThat(touches("POST /forget/{id}")).isEqualTo("reads tickets");
    }

    @Test
    void a_read_only_transaction_flushes_nothing() {
        assertThat(touches("POST /peek/{id}")).isEqualTo("reads tickets");
    }

    @Test
    void copying_all_properties_onto_a_row_writes_the_table() {
        assertThat(touches("POST /copy/{id}")).isEqualTo("writes tickets");
    }

    @Test
    void saving_a_row_that_was_read_adds_none_to_what_it_cascades_to() {
        assertThat(touches("POST /store/{id}")).isEqualTo("writes tickets");
    }

    @Test
    void saving_a_new_row_saves_what_it_cascades_to() {
        assertThat(touches("POST /open")).isEqualTo("writes notes, tickets");
    }

    @Test
    void a_lazy_collection_is_read_from_its_table() {
        assertThat(touches("GET /count/{id}")).isEqualTo("reads notes, tickets");
    }

    private String touches(String entry) {
        String[] lines = backend.run("map").out().split("\n");
        for (int i = 0; i + 1 < lines.length; i++) {
            if (lines[i].strip().startsWith(entry + " ")) {
                return lines[i + 1].strip();
            }
        }
        return "no entry " + entry;
    }
}
