package library;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.*;
import org.springframework.data.repository.query.Param;

interface ReaderRepository extends JpaRepository<Reader, Long> {
    Optional<Reader> findByEmail(String email); // expect: db-query-unindexed

    // silent: db-query-unindexed because the unique key on card_number finds it
    Optional<Reader> findByCardNumber(String cardNumber);

    // silent: db-query-unindexed because an index on a flag would not be used
    List<Reader> findByActive(boolean active);

    @Query("select r from Reader r where r.phone = :phone or r.cardNumber = :phone") // silent: db-query-unindexed because it is not sure that no index helps
    List<Reader> search(@Param("phone") String phone);
}

interface LoanRepository extends JpaRepository<Loan, Long> {
    boolean existsByBarcode(String barcode); // expect: db-query-unindexed

    // silent: db-query-unindexed because the index starts with reader_id
    List<Loan> findByReaderIdAndDueOnBefore(long readerId, LocalDate day);

    // silent: db-query-unindexed because the states are a handful
    List<Loan> findByStatus(Loan.Status status);

    @Query("select l from Loan l join l.reader r where r.cardNumber = :card") // silent: db-query-unindexed because the reader is found first and the loans by their key
    List<Loan> ofCard(@Param("card") String card);

    @Modifying
    @Query("delete from Loan l where l.dueOn < :day") // expect: db-query-unindexed
    void forget(@Param("day") LocalDate day);
}

interface BranchRepository extends JpaRepository<Branch, Long> {
    // silent: db-query-unindexed because no request adds branches
    List<Branch> findByCity(String city);
}
