package com.acme.docs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "shares")
public class Share {
    @Id
    private Long id;
    private Long documentId;
    private Long userId;
}
