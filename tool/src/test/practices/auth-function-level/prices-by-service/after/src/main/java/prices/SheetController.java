package prices;

import java.nio.charset.StandardCharsets;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.multipart.MultipartFile;

@RestController
public class SheetController {
    private final PriceService prices;

    public SheetController(PriceService prices) {
        this.prices = prices;
    }

    @PostMapping("/sheets")
    @org.springframework.security.access.prepost.PreAuthorize("hasRole('PRICING')")
    public void bring(@RequestParam("sheet") MultipartFile sheet) throws Exception {
        for (String line : new String(sheet.getBytes(), StandardCharsets.UTF_8).split("\n")) {
            String[] cells = line.split(";");
            prices.settle(cells[0], Long.parseLong(cells[1]));
        }
    }

    @PostMapping("/sheets/trial") // silent: auth-function-level because what it shares with the others only reads
    public long trial(@RequestParam String article) {
        return prices.priceOf(article);
    }

    @PostMapping("/remarks") // silent: auth-function-level because one other way to it is no pattern
    public void remark(@RequestParam String article, @RequestParam String text) {
        prices.remark(article, text);
    }

    @GetMapping("/pages/{page}") // silent: auth-function-level because others without a role do it too
    public void page(@PathVariable String page) {
        prices.seen(page);
    }

    @GetMapping("/leaves/{page}") // silent: auth-function-level because others without a role do it too
    public void leaf(@PathVariable String page) {
        prices.seen(page);
    }
}
