package com.acme.letter;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
public class Letters implements PanacheRepository<Letter> {
    public List<Letter> pasted(String word) {
        return list("subject like '%" + word + "%'"); // expect: sec-jpql-injection
    }

    public List<Letter> bound(String word) {
        return list("subject like ?1", "%" + word + "%"); // silent: sec-jpql-injection because the word is bound
    }

    public Letter one(String condition) {
        return find(condition + " = 1").firstResult(); // expect: sec-jpql-injection
    }
}
