package com.acme.hr;

import lombok.Data;

@Data
public class EmployeeForm {
    private String login;
    private String password;
}
