package labels;

import org.springframework.web.bind.annotation.*;

@RestController
public class CopyController {
    private final Printer printer;

    public CopyController(Printer printer) {
        this.printer = printer;
    }

    @PostMapping("/copies") // expect: auth-function-level high
    public void copy(@RequestParam String from, @RequestParam String to) {
        printer.write(to, printer.read(from));
    }

    @PostMapping("/proofs") // silent: auth-function-level because what it shares with the others only reads
    public String proof(@RequestParam String label) {
        return printer.read(label);
    }
}
