package com.acme.billing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

@Entity
class Invoice {
    @Id
    Long id;

    Long tenantId;
    String number;
    String state;

    Long getTenantId() {
        return tenantId;
    }

    String getNumber() {
        return number;
    }
}

@Entity
class Contract {
    @Id
    Long id;

    Long tenantId;
    String title;
}

@Entity
class Currency {
    @Id
    Long id;

    String code;
}

interface Invoices extends JpaRepository<Invoice, Long> {
    Optional<Invoice> findByIdAndTenantId(Long id, Long tenantId);

    List<Invoice> findByTenantId(Long tenantId);

    @Query("select i from Invoice i where i.tenantId = :tenant and i.state = :state")
    List<Invoice> inState(Long tenant, String state);

    @Query("select i from Invoice i where i.tenantId = :tenant and i.number like :number")
    List<Invoice> numbered(Long tenant, String number);

    List<Invoice> findByNumber(String number); // expect: auth-tenant-filter (critical)

    @Modifying
    @Query("update Invoice i set i.state = 'PAID' where i.id = :id") // expect: auth-tenant-filter (critical)
    void paid(Long id);

    void deleteByNumber(String number); // expect: auth-tenant-filter (critical)

    List<Invoice> findByStateAndNumber(String state, String number); // silent: auth-tenant-filter because who may is asked first

    long countByState(String state); // silent: auth-tenant-filter because the operator of the installation asks

    @Query("select count(i) from Invoice i where i.state = 'OPEN'") // silent: auth-tenant-filter because it is asked before a login
    long open();
}

interface Contracts extends JpaRepository<Contract, Long> {
    List<Contract> findByTenantId(Long tenantId);

    Optional<Contract> findByIdAndTenantId(Long id, Long tenantId);

    @Query(value = "select * from contract where title = :title", nativeQuery = true) // expect: auth-tenant-filter (critical)
    List<Contract> titled(String title);
}

interface Currencies extends JpaRepository<Currency, Long> {
    List<Currency> findByCode(String code); // silent: auth-tenant-filter because currencies belong to no tenant
}
