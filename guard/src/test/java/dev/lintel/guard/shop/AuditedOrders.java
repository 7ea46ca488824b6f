package dev.lintel.guard.shop;

import dev.lintel.guard.Audited;
import dev.lintel.guard.audit.AuditLog;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@ConditionalOnProperty("lintel.guard.audit.enabled")
class AuditedOrders {
    private final JdbcClient jdbc;
    private final AuditLog audit;

    AuditedOrders(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional
    void change(long id, String note) {
        Map<String, @Nullable Object> before = row(id);
        jdbc.sql("update orders set note = ?, amount = amount + 1 where id = ?")
                .params(note, id)
                .update();
        audit.write("order.change", "order", id, before, row(id));
        if (note.equals("undo")) {
            throw new IllegalStateException("undo");
        }
    }

    @Audited(value = "order.delete", object = "order", id = "number")
    void delete(long number) {
        int gone = jdbc.sql("delete from orders where id = ?").param(number).update();
        if (gone == 0) {
            throw new IllegalStateException("no such order");
        }
    }

    private Map<String, @Nullable Object> row(long id) {
        return jdbc.sql("select amount, note, customer from orders where id = ?")
                .param(id)
                .query()
                .singleRow();
    }
}
