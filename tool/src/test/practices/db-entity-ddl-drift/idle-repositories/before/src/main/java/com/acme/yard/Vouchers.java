package com.acme.yard;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface Vouchers extends JpaRepository<Voucher, Long> {
    List<Voucher> findByHolder(String holder);
}
