package library;

import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

interface Loans {
    boolean isOut(String barcode);

    void lend(Loan loan);

    List<Loan> late(long reader);
}

@Service
@RequiredArgsConstructor
class LoanService implements Loans {
    private final LoanRepository loans;

    @Override
    public boolean isOut(String barcode) {
        return loans.existsByBarcode(barcode);
    }

    @Override
    @Transactional
    public void lend(Loan loan) {
        loans.save(loan);
        loans.forget(LocalDate.now().minusYears(10));
    }

    @Override
    public List<Loan> late(long reader) {
        return loans.findByReaderIdAndDueOnBefore(reader, LocalDate.now());
    }
}
