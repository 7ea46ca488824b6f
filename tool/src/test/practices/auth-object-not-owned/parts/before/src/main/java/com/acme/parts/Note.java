package com.acme.parts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "notes")
public class Note {
    @Id
    private Long id;

    @Column(name = "board_id")
    private Long boardId;

    private String text;

    public Long getBoardId() {
        return boardId;
    }

    public void setText(String text) {
        this.text = text;
    }
}
