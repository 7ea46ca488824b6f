package com.example.shop.order;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;

public interface OrderRepository extends JpaRepository<Order, Long> {
    List<Order> findByCustomerId(long customerId, Pageable page);

    Optional<Order> findByIdAndCustomerId(long id, long customerId);

    Optional<Order> findByTrackingNumber(String trackingNumber); // expect: db-query-unindexed

    List<Order> findAllByOrderByIdDesc();
}
