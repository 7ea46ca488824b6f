package com.acme.report;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
public class ReportService {
    private final Reports reports;
    private final ReportKeys keys;

    public ReportService(Reports reports, ReportKeys keys) {
        this.reports = reports;
        this.keys = keys;
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

    @Transactional
    public void archive(long id) {
        archive(id, false); // silent: data-tx-not-applied because what is kept apart runs without a transaction on purpose
    }

    @Transactional
    public void archive(long id, boolean again) {
        keys.keep(id);
        keys.keep(-id);
    }

    public void compare(long id) {
        compare(id, false); // expect: data-tx-not-applied
    }

    @Transactional
    public void compare(long id, boolean again) {
        keys.keep(id);
        reports.save(new Report(id));
        reports.save(new Report(-id));
    }
}
