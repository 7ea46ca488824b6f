package com.acme.crm;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

@Service
public class CustomerSearch {
    private static final Set<String> SORTABLE = Set.of("name", "email");
    private final EntityManager manager;

    public CustomerSearch(EntityManager manager) {
        this.manager = manager;
    }

    public List<Customer> named(String name) {
        return manager.createQuery("select c from Customer c where c.name = :name", Customer.class)
                .setParameter("name", name)
                .getResultList();
    }

    public List<Customer> inCity(String city) {
        return manager.createNativeQuery("select * from customer where city = ?1", Customer.class)
                .setParameter(1, city)
                .getResultList();
    }

    public List<Customer> sorted(CustomerQuery query) {
        String wanted = query.getSort();
        String sort = SORTABLE.contains(wanted) ? wanted : "name";
        return manager.createQuery("select c from Customer c order by c." + sort, Customer.class).getResultList();
    }

    public List<Customer> one(Long id, String tenant) {
        return manager.createQuery("select c from Customer c where c.id = :id and c.tenant = :tenant", Customer.class)
                .setParameter("id", id)
                .setParameter("tenant", tenant)
                .getResultList();
    }

    public List<Customer> page(int page, String kind) {
        return List.of();
    }
}
