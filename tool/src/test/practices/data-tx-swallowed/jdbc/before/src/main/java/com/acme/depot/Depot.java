package com.acme.depot;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class Depot {
    private static final Logger log = LoggerFactory.getLogger(Depot.class);

    private final JdbcTemplate jdbc;
    private final Crates crates;

    Depot(JdbcTemplate jdbc, Crates crates) {
        this.jdbc = jdbc;
        this.crates = crates;
    }

    @Transactional
    public void put(long id) {
        try { // expect: data-tx-swallowed (medium)
            jdbc.update("insert into pallet (id, place) values (?, 'gate')", id);
            jdbc.update("insert into crate (id, pallet_id, weight) values (?, ?, 1)", id, id);
        } catch (Exception failed) {
            log.error("not put", failed);
        }
    }

    @Transactional
    public boolean move(long id) {
        try { // expect: data-tx-swallowed (medium)
            jdbc.update("update pallet set place = 'hall' where id = ?", id);
            jdbc.update("update crate set weight = weight + 1 where pallet_id = ?", id);
            return true;
        } catch (DataAccessException failed) {
            return false;
        }
    }

    @Transactional(rollbackFor = Exception.class)
    public void split(long id, List<Long> parts) {
        try { // expect: data-tx-swallowed (medium)
            jdbc.update("delete from crate where pallet_id = ?", id);
            for (Long part : parts) {
                jdbc.update("insert into crate (id, pallet_id, weight) values (?, ?, 1)", part, id);
            }
        } catch (RuntimeException failed) {
            log.warn("not split", failed);
        }
    }

    @Transactional
    public void merge(long id) {
        try { // expect: data-tx-swallowed (medium)
            crates.remove(id);
            jdbc.update("delete from pallet where id = ?", id);
        } catch (Exception failed) {
            log.warn("not merged", failed);
        }
    }

    @Transactional
    public void check(long id) {
        checked(id);
    }

    private void checked(long id) {
        try { // expect: data-tx-swallowed (medium)
            jdbc.update("update pallet set place = 'checked' where id = ?", id);
            jdbc.update("insert into crate (id, pallet_id, weight) values (?, ?, 0)", id, id);
        } catch (Throwable failed) {
            log.warn("not checked", failed);
        } finally {
            log.info("checked {}", id);
        }
    }

    @Transactional
    public void weigh(long id) {
        jdbc.queryForObject("select count(*) from crate where pallet_id = ?", Long.class, id);
        try { // expect: data-tx-swallowed (medium)
            crates.weigh(id);
            crates.remove(id);
        } catch (IllegalStateException | DataAccessException failed) {
            note(failed);
        }
    }

    private void note(Exception failed) {
        log.warn("not weighed", failed);
    }
}
