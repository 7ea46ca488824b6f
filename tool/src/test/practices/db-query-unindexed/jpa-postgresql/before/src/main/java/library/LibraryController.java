package library;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.web.bind.annotation.*;

@RestController
@RequiredArgsConstructor
@RequestMapping(LibraryController.BASE)
class LibraryController {
    static final String BASE = "/library";

    private final Loans loans;
    private final ReaderRepository readers;
    private final LoanRepository loanRows;
    private final BranchRepository branches;

    @PostMapping("/readers")
    Reader join(@RequestBody Reader reader) {
        return readers.findByEmail(reader.getEmail()).orElseGet(() -> readers.save(reader));
    }

    @GetMapping("/readers/card/{number}")
    Reader byCard(@PathVariable String number) {
        return readers.findByCardNumber(number).orElseThrow();
    }

    @GetMapping("/readers/active")
    List<Reader> active() {
        return readers.findByActive(true);
    }

    @GetMapping("/readers/search")
    List<Reader> search(@RequestParam String phone) {
        return readers.search(phone);
    }

    @GetMapping("/books/{barcode}/out")
    boolean out(@PathVariable String barcode) {
        return loans.isOut(barcode);
    }

    @PostMapping("/loans")
    void lend(@RequestBody Loan loan) {
        loans.lend(loan);
    }

    @GetMapping("/readers/{id}/late")
    List<Loan> late(@PathVariable long id) {
        return loans.late(id);
    }

    @GetMapping("/loans")
    List<Loan> byStatus(@RequestParam Loan.Status status) {
        return loanRows.findByStatus(status);
    }

    @GetMapping("/cards/{card}/loans")
    List<Loan> ofCard(@PathVariable String card) {
        return loanRows.ofCard(card);
    }

    @GetMapping("/branches")
    List<Branch> branches(@RequestParam String city) {
        return branches.findByCity(city);
    }
}
