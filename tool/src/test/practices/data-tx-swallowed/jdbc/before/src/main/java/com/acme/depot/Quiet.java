package com.acme.depot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

@Service
class Quiet {
    private static final Logger log = LoggerFactory.getLogger(Quiet.class);

    private final JdbcTemplate jdbc;
    private final Notes notes;

    Quiet(JdbcTemplate jdbc, Notes notes) {
        this.jdbc = jdbc;
        this.notes = notes;
    }

    @Transactional
    public void rethrow(long id) {
        try { // silent: data-tx-swallowed because it is thrown on
            jdbc.update("insert into pallet (id, place) values (?, 'gate')", id);
            jdbc.update("insert into crate (id, pallet_id, weight) values (?, ?, 1)", id, id);
        } catch (Exception failed) {
            log.error("not put", failed);
            throw new IllegalStateException(failed);
        }
    }

    @Transactional
    public void mark(long id) {
        try { // silent: data-tx-swallowed because the transaction is marked for rollback
            jdbc.update("insert into pallet (id, place) values (?, 'gate')", id);
            jdbc.update("insert into crate (id, pallet_id, weight) values (?, ?, 1)", id, id);
        } catch (Exception failed) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
    }

    @Transactional
    public void help(long id) {
        try { // silent: data-tx-swallowed because the method that is called throws
            jdbc.update("insert into pallet (id, place) values (?, 'gate')", id);
            jdbc.update("insert into crate (id, pallet_id, weight) values (?, ?, 1)", id, id);
        } catch (Exception failed) {
            fail(failed);
        }
    }

    private static void fail(Exception failed) {
        throw new IllegalStateException(failed);
    }

    @Transactional
    public void alone(long id) {
        jdbc.update("insert into pallet (id, place) values (?, 'gate')", id);
        try { // silent: data-tx-swallowed because one write is tried, and may fail alone
            jdbc.update("insert into crate (id, pallet_id, weight) values (?, ?, 1)", id, id);
        } catch (Exception failed) {
            log.warn("without a crate", failed);
        }
    }

    @Transactional
    public void other(long id) {
        try { // silent: data-tx-swallowed because the failure of a statement is not what is caught
            jdbc.update("insert into pallet (id, place) values (?, 'gate')", id);
            jdbc.update("insert into crate (id, pallet_id, weight) values (?, ?, 1)", Long.parseLong("1"), id);
        } catch (NumberFormatException failed) {
            log.warn("no number", failed);
        }
    }

    public void without(long id) {
        try { // silent: data-tx-swallowed because there is no transaction that could keep them together
            jdbc.update("insert into pallet (id, place) values (?, 'gate')", id);
            jdbc.update("insert into crate (id, pallet_id, weight) values (?, ?, 1)", id, id);
        } catch (Exception failed) {
            log.warn("not put", failed);
        }
    }

    @Transactional
    public void ownRule(long id) {
        try { // silent: data-tx-swallowed because a rule below marks the transaction, or opens one of its own
            notes.pallet(id);
            notes.crate(id);
        } catch (Exception failed) {
            log.warn("not noted", failed);
        }
    }

    @Transactional
    public void either(long id, boolean fast) {
        try { // silent: data-tx-swallowed because only one of both is written
            if (fast) {
                jdbc.update("insert into pallet (id, place) values (?, 'gate')", id);
            } else {
                jdbc.update("insert into crate (id, pallet_id, weight) values (?, ?, 1)", id, id);
            }
        } catch (Exception failed) {
            log.warn("not put", failed);
        }
    }

    @Transactional
    public void after(long id) {
        boolean done = false;
        try { // silent: data-tx-swallowed because it is thrown afterwards
            jdbc.update("insert into pallet (id, place) values (?, 'gate')", id);
            jdbc.update("insert into crate (id, pallet_id, weight) values (?, ?, 1)", id, id);
            done = true;
        } catch (Exception failed) {
            log.warn("not put", failed);
        }
        if (!done) {
            throw new IllegalStateException("not put");
        }
    }
}

@Service
class Notes {
    private final JdbcTemplate jdbc;

    Notes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void pallet(long id) {
        jdbc.update("insert into pallet (id, place) values (?, 'gate')", id);
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void crate(long id) {
        jdbc.update("insert into crate (id, pallet_id, weight) values (?, ?, 1)", id, id);
    }
}
