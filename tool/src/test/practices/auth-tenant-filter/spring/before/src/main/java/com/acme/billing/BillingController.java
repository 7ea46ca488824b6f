package com.acme.billing;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class InvoiceController {
    private final Invoices invoices;

    InvoiceController(Invoices invoices) {
        this.invoices = invoices;
    }

    @GetMapping("/invoices")
    List<Invoice> all(@AuthenticationPrincipal Caller caller) {
        return invoices.findByTenantId(caller.getTenantId());
    }

    @GetMapping("/invoices/{id}")
    Invoice one(@PathVariable Long id, @AuthenticationPrincipal Caller caller) {
        return invoices.findByIdAndTenantId(id, caller.getTenantId()).orElseThrow();
    }

    @GetMapping("/invoices/states/{state}")
    List<Invoice> inState(@PathVariable String state) {
        return invoices.inState(CurrentTenant.get(), state);
    }

    @GetMapping("/invoices/search")
    List<Invoice> search(@RequestParam String number, @AuthenticationPrincipal Caller caller) {
        return invoices.numbered(caller.getTenantId(), number);
    }

    @GetMapping("/invoices/numbers/{number}")
    List<Invoice> numbered(@PathVariable String number) {
        return invoices.findByNumber(number);
    }

    @PostMapping("/invoices/{id}/paid")
    void paid(@PathVariable Long id) {
        invoices.paid(id);
    }

    @PostMapping("/invoices/{id}/reminded")
    String remind(@PathVariable Long id) {
        return invoices.findById(id).orElseThrow().getNumber(); // expect: auth-tenant-filter (critical)
    }

    @GetMapping("/invoices/{id}/number")
    String number(@PathVariable Long id, @AuthenticationPrincipal Caller caller) {
        Invoice invoice = invoices.findById(id).orElseThrow(); // silent: auth-tenant-filter because the code compares the tenants
        if (!invoice.getTenantId().equals(caller.getTenantId())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return invoice.getNumber();
    }

    @DeleteMapping("/invoices/{id}")
    void delete(@PathVariable Long id, @AuthenticationPrincipal Caller caller) {
        Invoice invoice = invoices.findByIdAndTenantId(id, caller.getTenantId()).orElseThrow();
        invoices.deleteById(id); // silent: auth-tenant-filter because the row was asked for with the tenant before
    }

    @DeleteMapping("/invoices/numbers/{number}")
    void deleteNumber(@PathVariable String number) {
        invoices.deleteByNumber(number);
    }

    @GetMapping("/invoices/archive")
    List<Invoice> archive(@RequestParam String state, @RequestParam String number) {
        checkAccess(number);
        return invoices.findByStateAndNumber(state, number);
    }

    private void checkAccess(String number) {
        if (!number.startsWith(CurrentTenant.get() + "-")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    @GetMapping("/operations/invoices")
    long count(@RequestParam String state) {
        return invoices.countByState(state);
    }

    @GetMapping("/status/invoices")
    long open() {
        return invoices.open();
    }
}

@RestController
class ContractController {
    private final Contracts contracts;
    private final Currencies currencies;

    ContractController(Contracts contracts, Currencies currencies) {
        this.contracts = contracts;
        this.currencies = currencies;
    }

    @GetMapping("/contracts")
    List<Contract> all(@AuthenticationPrincipal Caller caller) {
        return contracts.findByTenantId(caller.getTenantId());
    }

    @GetMapping("/contracts/{id}")
    Contract one(@PathVariable Long id, @AuthenticationPrincipal Caller caller) {
        return contracts.findByIdAndTenantId(id, caller.getTenantId()).orElseThrow();
    }

    @GetMapping("/contracts/titles")
    List<Contract> titled(@RequestParam String title) {
        return contracts.titled(title);
    }

    @GetMapping("/tenants/{tenantId}/contracts")
    List<Contract> ofTenant(@PathVariable Long tenantId) {
        return contracts.findByTenantId(tenantId); // expect: auth-tenant-filter (critical)
    }

    @GetMapping("/currencies")
    List<Currency> currencies(@RequestParam String code) {
        return currencies.findByCode(code);
    }
}
