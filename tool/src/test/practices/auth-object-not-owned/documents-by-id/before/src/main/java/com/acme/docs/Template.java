package com.acme.docs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import lombok.Getter;

@Entity
@Table(name = "templates")
@Getter
public class Template {
    @Id
    private Long id;
    private String body;
}
