package com.acme.report;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
public class ReportKeys {
    private final Reports reports;

    public ReportKeys(Reports reports) {
        this.reports = reports;
    }

    /// A key that was given stays given, whatever becomes of the caller.
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void keep(long id) {
        reports.save(new Report(id));
    }
}
