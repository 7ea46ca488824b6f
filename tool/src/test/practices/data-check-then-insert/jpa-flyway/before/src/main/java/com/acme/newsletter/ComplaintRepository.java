package com.acme.newsletter;

import org.springframework.data.jpa.repository.JpaRepository;

interface ComplaintRepository extends JpaRepository<Complaint, Long> {
    boolean existsByRemark(String remark);
}
