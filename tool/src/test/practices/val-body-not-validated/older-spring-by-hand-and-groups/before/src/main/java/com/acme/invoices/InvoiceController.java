package com.acme.invoices;

import java.util.Set;
import javax.validation.ConstraintViolation;
import javax.validation.ConstraintViolationException;
import javax.validation.Validator;
import lombok.RequiredArgsConstructor;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;

@org.springframework.stereotype.Controller
@ResponseBody
@RequiredArgsConstructor
public class InvoiceController {
    private final Validator validator;

    @RequestMapping(value = "/invoices", method = RequestMethod.POST)
    public String create(@RequestBody Invoice invoice) { // expect: val-body-not-validated
        return invoice.getNumber();
    }

    @RequestMapping(value = "/invoices/{id}", method = RequestMethod.PUT)
    public String update(
            @PathVariable long id,
            @RequestBody Invoice invoice) { // expect: val-body-not-validated
        return invoice.getNumber();
    }

    @RequestMapping(value = "/invoices/checked", method = RequestMethod.POST)
    public String checked(@RequestBody Invoice invoice) { // silent: val-body-not-validated because it is validated by hand
        Set<ConstraintViolation<Invoice>> violations = validator.validate(invoice);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return invoice.getNumber();
    }

    @RequestMapping(value = "/invoices/draft", method = RequestMethod.POST)
    public String draft(
            @Validated(Draft.class) @RequestBody DraftInvoice invoice) { // silent: val-body-not-validated because the group is asked
        return invoice.getNumber();
    }

    @RequestMapping(value = "/invoices/draft", method = RequestMethod.PUT)
    public String draftAgain(
            @RequestBody DraftInvoice invoice) { // expect: val-body-not-validated
        return invoice.getNumber();
    }
}
