package com.acme.zoo;

import com.fasterxml.jackson.datatype.hibernate6.Hibernate6Module;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ZooController {
    private final AnimalRepository animals;

    ZooController(AnimalRepository animals) {
        this.animals = animals;
    }

    @GetMapping("/animals")
    List<Animal> animals() {
        return animals.findAll(); // silent: db-n-plus-one-serializer because the module writes null for what is not loaded
    }

    @Bean
    static Hibernate6Module lazyStaysLazy() {
        return new Hibernate6Module();
    }
}

interface AnimalRepository extends JpaRepository<Animal, Long> {}

@Entity
class Animal {
    @Id public Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    public Cage cage;
}

@Entity
class Cage {
    @Id public Long id;
}
