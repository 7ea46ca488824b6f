package com.acme.gate;

import java.time.LocalDateTime;
import org.springframework.web.bind.annotation.*;

@RestController
class GateController {
    private final Entrances entrances;

    GateController(Entrances entrances) {
        this.entrances = entrances;
    }

    @PostMapping("/entrances")
    void enter(@RequestParam String who) {
        Entrance entrance = new Entrance();
        entrance.setWho(who);
        entrance.setMadeOn(LocalDateTime.now());
        entrance.setPassedOn(LocalDateTime.now());
        entrance.setLeftOn(LocalDateTime.now());
        entrances.save(entrance);
    }

    @GetMapping("/entrances/{id}")
    String passed(@PathVariable Long id) {
        return entrances.findById(id).orElseThrow().getPassedOn().toString();
    }

    @GetMapping("/entrances")
    int late(@RequestParam LocalDateTime when) {
        return entrances.findByLeftOnBefore(when).size();
    }
}
