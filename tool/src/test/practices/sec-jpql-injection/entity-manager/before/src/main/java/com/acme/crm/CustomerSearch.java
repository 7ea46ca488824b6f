package com.acme.crm;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
public class CustomerSearch {
    private static final String BASE = "select c from Customer c where 1 = 1";
    private final EntityManager manager;

    public CustomerSearch(EntityManager manager) {
        this.manager = manager;
    }

    public List<Customer> named(String name) {
        manager.createQuery("select c from Customer c where c.name = :name").setParameter("name", name).getResultList(); // silent: sec-jpql-injection because the value is bound
        return manager.createQuery("select c from Customer c where c.name = '" + name + "'", Customer.class).getResultList(); // expect: sec-jpql-injection
    }

    public List<Customer> inCity(String city) {
        return manager.createNativeQuery("select * from customer where city = '%s'".formatted(city), Customer.class).getResultList(); // expect: sec-jpql-injection
    }

    public List<Customer> sorted(CustomerQuery query) {
        String ordered = BASE + " order by c." + query.getSort(); // expect: sec-jpql-injection
        manager.createQuery(BASE + " order by c.name " + query.getDirection()).getResultList(); // silent: sec-jpql-injection because an enum has two values
        return manager.createQuery(ordered, Customer.class).getResultList();
    }

    public List<Customer> one(Long id, String tenant) {
        String jpql = BASE + " and c.id = " + id;
        manager.createQuery(jpql).getResultList(); // silent: sec-jpql-injection because an id is a number
        jpql += " and c.tenant = '" + tenant + "'"; // expect: sec-jpql-injection
        return manager.createQuery(jpql, Customer.class).getResultList();
    }

    public List<Customer> page(int page, String kind) {
        String type = switch (kind) {
            case "private" -> "Person";
            case "company" -> "Company";
            default -> throw new IllegalArgumentException(kind);
        };
        manager.createQuery("select c from " + type + " c").getResultList(); // silent: sec-jpql-injection because the switch names the entity
        return manager.createQuery(BASE + " and c.page = " + page, Customer.class).getResultList(); // silent: sec-jpql-injection because a page is a number
    }
}
