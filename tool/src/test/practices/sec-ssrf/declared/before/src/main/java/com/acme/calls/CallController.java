package com.acme.calls;

import java.net.URI;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.service.annotation.GetExchange;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Query;
import retrofit2.http.Url;

@RestController
public class CallController {
    private final Partner partner;
    private final Exchange exchange;
    private final Files files;

    public CallController(Partner partner, Exchange exchange, Files files) {
        this.partner = partner;
        this.exchange = exchange;
        this.files = files;
    }

    @FeignClient(name = "partner", url = "https://partner.example")
    interface Partner {
        @GetMapping("/prices")
        String prices(URI base, @RequestParam("name") String name);
    }

    interface Exchange {
        @GetExchange("/rates")
        String rates(URI address);
    }

    interface Files {
        @GET
        Call<String> file(@Url String address, @Query("name") String name);
    }

    @GetMapping("/calls/feign")
    public String feign(@RequestParam String base) {
        return partner.prices(URI.create(base), "tea"); // expect: sec-ssrf
    }

    @GetMapping("/calls/named")
    public String named(@RequestParam String name) {
        return partner.prices(URI.create("https://partner.example"), name); // silent: sec-ssrf because the address is the program's
    }

    @GetMapping("/calls/exchange")
    public String exchange(@RequestParam String base) {
        return exchange.rates(URI.create(base)); // expect: sec-ssrf
    }

    @GetMapping("/calls/retrofit")
    public String retrofit(@RequestParam String address) throws Exception {
        return files.file(address, "tea").execute().body(); // expect: sec-ssrf
    }

    @GetMapping("/calls/query")
    public String query(@RequestParam String name) throws Exception {
        return files.file("https://files.example/list", name).execute().body(); // silent: sec-ssrf because only the query is the caller's
    }
}
