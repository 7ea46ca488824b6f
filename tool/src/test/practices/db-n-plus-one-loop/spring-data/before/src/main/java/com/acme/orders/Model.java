package com.acme.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class Order {
    @Id @GeneratedValue Long id;
    Long customerId;
    Long productId;
    String status;

    Long getId() { return id; }
    Long getCustomerId() { return customerId; }
    Long getProductId() { return productId; }
    String getStatus() { return status; }
    void setStatus(String status) { this.status = status; }
}

@Entity
class Customer {
    @Id Long id;
    String name;

    Long getId() { return id; }
    String getName() { return name; }
}

@Entity
class Product {
    @Id Long id;
    String sku;
    BigDecimal price;

    Long getId() { return id; }
    String getSku() { return sku; }
    BigDecimal getPrice() { return price; }
}

interface OrderRepository extends JpaRepository<Order, Long> {
    List<Order> findByStatus(String status);
    long countByStatus(String status);
}

interface CustomerRepository extends JpaRepository<Customer, Long> {}

interface ProductRepository extends JpaRepository<Product, Long> {
    Optional<Product> findBySku(String sku);
    List<Product> findBySkuIn(Collection<String> skus);
    boolean existsBySku(String sku);
}
