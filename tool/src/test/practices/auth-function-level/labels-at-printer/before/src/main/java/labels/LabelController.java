package labels;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/labels/{label}")
public class LabelController {
    private final Printer printer;

    public LabelController(Printer printer) {
        this.printer = printer;
    }

    @PutMapping
    @PreAuthorize("hasAuthority('labels')")
    public void write(@PathVariable String label, @RequestParam String text) {
        printer.write(label, text);
    }

    @PostMapping("/suffix")
    @PreAuthorize("hasAuthority('labels')")
    public void suffix(@PathVariable String label, @RequestParam String text) {
        printer.write(label, printer.read(label) + text);
    }

    @PostMapping("/prefix")
    @PreAuthorize("hasAuthority('labels')")
    public void prefix(@PathVariable String label, @RequestParam String text) {
        printer.write(label, text + printer.read(label));
    }
}
