package kennel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import lombok.Getter;
import lombok.Setter;
import org.springframework.data.repository.CrudRepository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Entity
@Getter
@Setter
class Stay {
    @Id
    private Long id;

    @Column(name = "account_id")
    private Long accountId;

    private String animal;
    private String phone;
    private String state;
}

interface Stays extends CrudRepository<Stay, Long> {
    Optional<Stay> findByIdAndAccountId(Long id, Long accountId);
}

@RestController
@RequestMapping("/stays")
@Transactional
class StayController {
    private final Stays stays;

    StayController(Stays stays) {
        this.stays = stays;
    }

    @GetMapping("/{id}")
    Stay one(@PathVariable Long id) {
        return stays.findByIdAndAccountId(id, VisitorHolder.id()).orElseThrow(); // silent: auth-object-not-owned because it asks for the caller's
    }

    @PostMapping("/{id}/end")
    void end(@PathVariable Long id) {
        stays.findById(id).orElseThrow().setState("ENDED"); // expect: auth-object-not-owned (critical)
    }

    @PostMapping("/{id}/extend")
    void extend(@PathVariable Long id) {
        Stay stay = stays.findById(id).orElseThrow(); // silent: auth-object-not-owned because others are refused
        if (!stay.getAccountId().equals(VisitorHolder.id())) {
            throw new IllegalStateException("not yours");
        }
        stay.setState("EXTENDED");
    }

    @PostMapping("/{id}/close")
    @ForRoles("ADMIN")
    void close(@PathVariable Long id) {
        stays.findById(id).orElseThrow().setState("CLOSED"); // silent: auth-object-not-owned because administrators act for others
    }
}
