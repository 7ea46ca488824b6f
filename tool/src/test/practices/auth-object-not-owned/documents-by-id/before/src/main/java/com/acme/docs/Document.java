package com.acme.docs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import lombok.Getter;
import lombok.Setter;

@Entity
@Table(name = "documents")
@Getter
@Setter
public class Document {
    @Id
    private Long id;
    private String title;
    private String body;

    @ManyToOne
    @JoinColumn(name = "owner_id")
    private Account owner;
}
