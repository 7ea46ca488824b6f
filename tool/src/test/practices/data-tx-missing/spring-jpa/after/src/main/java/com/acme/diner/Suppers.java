package com.acme.diner;

import com.acme.diner.DinerController.Asked;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class Suppers {
    private final SupperRepository suppers;
    private final DishRepository dishes;
    private final TransactionTemplate transaction;

    Suppers(SupperRepository suppers, DishRepository dishes, TransactionTemplate transaction) {
        this.suppers = suppers;
        this.dishes = dishes;
        this.transaction = transaction;
    }

    @Transactional
    public void order(Asked asked) {
        Supper supper = suppers.save(new Supper(asked.guest(), asked.total()));
        for (String each : asked.dishes()) {
            dishes.save(new Dish(supper, each));
        }
    }

    @Transactional
    public Supper open(String guest, java.math.BigDecimal total) {
        Supper supper = suppers.save(new Supper(guest, total));
        if (total.signum() > 0) {
            dishes.save(new Dish(supper, "bread"));
        }
        return supper;
    }

    @Transactional
    public void whole(Asked asked) {
        Supper supper = suppers.save(new Supper(asked.guest(), asked.total()));
        asked.dishes().forEach(each -> dishes.save(new Dish(supper, each)));
    }

    public void template(Asked asked) {
        transaction.executeWithoutResult(status -> {
            Supper supper = suppers.save(new Supper(asked.guest(), asked.total()));
            asked.dishes().forEach(each -> dishes.save(new Dish(supper, each)));
        });
    }
}
