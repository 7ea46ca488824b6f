package com.acme.yard;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

@Component
class VoucherJob {
    private final ObjectProvider<Vouchers> vouchers;

    VoucherJob(ObjectProvider<Vouchers> vouchers) {
        this.vouchers = vouchers;
    }

    int of(String holder) {
        return vouchers.getObject().findByHolder(holder).size();
    }
}
