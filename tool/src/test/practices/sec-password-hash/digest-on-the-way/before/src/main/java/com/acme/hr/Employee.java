package com.acme.hr;

import lombok.Data;

@Data
public class Employee {
    private Long id;
    private String login;
    private String password;
}
