package com.acme.garage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.SecureRandom;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import lombok.Getter;
import lombok.Setter;
import org.springframework.data.repository.CrudRepository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Entity
@Getter
@Setter
class Driver {
    @Id
    private Long id;

    private String resetCode;
    private String accessCode;
    private String shade;
}

interface Drivers extends CrudRepository<Driver, Long> {}

@RestController
@RequestMapping("/drivers")
@Transactional
class LockerController {
    private static final Random SECURE = new SecureRandom();

    private final Drivers drivers;

    LockerController(Drivers drivers) {
        this.drivers = drivers;
    }

    @PostMapping("/{id}/forgotten")
    void forgotten(@PathVariable Long id) {
        Driver driver = drivers.findById(id).orElseThrow();
        String code = String.format("%08d", ThreadLocalRandom.current().nextInt(100_000_000)); // expect: sec-weak-random
        driver.setResetCode(code);
    }

    @PostMapping("/{id}/admitted")
    void admitted(@PathVariable Long id) {
        Driver driver = drivers.findById(id).orElseThrow();
        driver.setAccessCode(Integer.toString(SECURE.nextInt(100_000_000))); // silent: sec-weak-random because it is a SecureRandom
    }

    @PostMapping("/{id}/painted")
    void painted(@PathVariable Long id) {
        Driver driver = drivers.findById(id).orElseThrow();
        driver.setShade(Integer.toHexString(new Random().nextInt(0xFFFFFF))); // silent: sec-weak-random because a colour lets nobody in
    }
}
