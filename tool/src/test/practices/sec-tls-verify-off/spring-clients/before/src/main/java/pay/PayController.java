package pay;

import org.springframework.web.bind.annotation.*;

@RestController
class PayController {
    private final Hosts hosts;

    PayController(Hosts hosts) {
        this.hosts = hosts;
    }

    @PostMapping("/payments")
    void pay() throws Exception {
        hosts.open("https://bank.example.com/pay");
    }
}
