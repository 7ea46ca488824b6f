package com.acme.gate;

import jakarta.persistence.*;
import java.time.LocalDateTime;
import java.util.List;
import lombok.*;
import org.springframework.data.jpa.repository.JpaRepository;

@Getter
@Setter
@Entity
@Table(name = "entrance")
class Entrance {
    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) private Long id;
    private String who;

    @Column(name = "made_on")
    private LocalDateTime madeOn; // expect: db-entity-ddl-drift (low)

    @Column(name = "passed_on")
    private LocalDateTime passedOn; // expect: db-entity-ddl-drift (medium)

    @Column(name = "left_on")
    private LocalDateTime leftOn; // expect: db-entity-ddl-drift (medium)
}

interface Entrances extends JpaRepository<Entrance, Long> {
    List<Entrance> findByLeftOnBefore(LocalDateTime when);
}
