package prices;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/prices/{article}")
public class PriceController {
    private final PriceService prices;

    public PriceController(PriceService prices) {
        this.prices = prices;
    }

    @PutMapping
    @PreAuthorize("hasRole('PRICING')")
    public void change(@PathVariable String article, @RequestParam long cents) {
        prices.settle(article, cents);
        prices.seen(article);
    }

    @PostMapping("/rebate")
    @PreAuthorize("hasRole('PRICING')")
    public void rebate(@PathVariable String article, @RequestParam long percent) {
        prices.settle(article, prices.priceOf(article) * (100 - percent) / 100);
        prices.remark(article, "rebate");
        prices.seen(article);
    }
}
