package cellar;

import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/bottles")
class BottleController {
    private final BottleMapper bottles;

    BottleController(BottleMapper bottles) {
        this.bottles = bottles;
    }

    @PostMapping
    ResponseEntity<Void> add(@RequestBody Bottle bottle) {
        if (bottles.byBarcode(bottle.getBarcode()) != null) {
            return ResponseEntity.status(409).build();
        }
        bottles.add(bottle);
        return ResponseEntity.status(201).build();
    }

    @GetMapping
    List<Bottle> inCellar(@RequestParam Long cellar) {
        return bottles.inCellar(cellar);
    }

    @GetMapping("/cellars")
    List<Map<String, Object>> cellars() {
        return bottles.cellars();
    }

    @GetMapping("/tables")
    List<String> tables() {
        return bottles.tablesOfServer();
    }

    @GetMapping("/stock")
    List<Map<String, Object>> stock() {
        return bottles.stock();
    }

    @GetMapping("/prices")
    List<Map<String, Object>> prices() {
        return bottles.prices();
    }

    @GetMapping("/counted")
    List<Map<String, Object>> counted() {
        return bottles.counted();
    }
}
