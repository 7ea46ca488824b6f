package com.acme.gallery;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import lombok.Getter;

@Entity
@Getter
class Painting {
    @Id
    private Long id;

    private String title;

    @ManyToOne(fetch = FetchType.LAZY)
    private Painter painter;

    @OneToMany(mappedBy = "painting")
    private List<Loan> loans = new ArrayList<>();
}

@Entity
@Getter
class Painter {
    @Id
    private Long id;

    private String name;
}

@Entity
@Getter
class Loan {
    @Id
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Painting painting;
}
