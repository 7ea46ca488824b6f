package com.example.shop.order;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

public interface OrderRepository extends JpaRepository<Order, Long> {
    List<Order> findByCustomerId(long customerId, Pageable page);

    Optional<Order> findByIdAndCustomerId(long id, long customerId);

    Optional<Order> findByTrackingNumber(String trackingNumber);

    /** The next page by key: `before` is the last id of the page before. */
    @EntityGraph(attributePaths = "customer")
    List<Order> findByIdLessThanOrderByIdDesc(long before, Limit size);

    long countByStatus(OrderStatus status);
}
