package com.acme.staff;

import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class EmployeeController {
    private final EmployeeMapper employees;

    public EmployeeController(EmployeeMapper employees) {
        this.employees = employees;
    }

    @PostMapping("/employees")
    public void add(@RequestBody Employee employee) { // expect: auth-mass-assignment
        employees.insert(employee);
    }

    @PostMapping("/employees/form")
    public void addByForm(@ModelAttribute Employee employee) { // expect: auth-mass-assignment
        employees.insert(employee);
    }

    @PutMapping("/employees/permissions")
    public void grant(@RequestBody Employee employee) { // expect: auth-mass-assignment
        employees.grant(employee);
    }

    @PutMapping("/employees/name")
    public void rename(@RequestBody Employee employee) { // silent: auth-mass-assignment because the statement sets the name only
        employees.rename(employee);
    }
}
