package com.acme.hr;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class EmployeeController {
    private final EmployeeService service;

    public EmployeeController(EmployeeService service) {
        this.service = service;
    }

    @PostMapping("/employees")
    public void hire(@RequestBody EmployeeForm form) {
        service.hire(form);
    }

    @PutMapping("/employees/{id}/password")
    public void change(@PathVariable long id, @RequestParam String password) {
        service.change(id, password);
    }

    @PostMapping("/employees/{id}/password")
    public void reset(@PathVariable long id, @RequestParam String password) throws Exception {
        service.reset(id, password);
    }
}
