package com.acme.report;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
public class ReportService {
    private final Reports reports;

    public ReportService(Reports reports) {
        this.reports = reports;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void insert(long id) {
        insert(List.of(id)); // silent: data-tx-not-applied because this overload has opened a transaction of its own
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void insert(List<Long> ids) {
        for (Long id : ids) {
            reports.save(new Report(id));
        }
    }

    @Transactional
    public void insertWithCaller(long id) {
        reports.save(new Report(-id));
        insert(List.of(id)); // expect: data-tx-not-applied
    }
}
