package dev.lintel.practice;

import dev.lintel.practice.abuse.AuthNoLimit;
import dev.lintel.practice.access.EndpointPublic;
import dev.lintel.practice.access.FunctionLevel;
import dev.lintel.practice.access.MassAssignment;
import dev.lintel.practice.access.MatcherGap;
import dev.lintel.practice.access.ObjectNotOwned;
import dev.lintel.practice.api.CollectionUnpaged;
import dev.lintel.practice.database.EntityDrift;
import dev.lintel.practice.database.ForeignKeyNoIndex;
import dev.lintel.practice.database.IndexBuildLocks;
import dev.lintel.practice.database.LazyInLoop;
import dev.lintel.practice.database.LazySerialised;
import dev.lintel.practice.database.QueryInLoop;
import dev.lintel.practice.database.QueryUnindexed;
import dev.lintel.practice.integrity.CheckThenInsert;
import dev.lintel.practice.integrity.RemoteCallInTransaction;
import dev.lintel.practice.integrity.TransactionNotApplied;
import dev.lintel.practice.resilience.HttpTimeout;
import dev.lintel.practice.response.EntityLeak;
import dev.lintel.practice.security.PasswordHash;
import dev.lintel.practice.validation.BodyNotValidated;
import java.util.List;

/// The catalogue: every practice that is looked for, one line each, sorted by id.
public final class Practices {
    private Practices() {}

    public static List<Practice> all() {
        return List.of(
                new AuthNoLimit(), // abuse-auth-no-limit
                new CollectionUnpaged(), // api-collection-unpaged
                new EndpointPublic(), // auth-endpoint-public
                new FunctionLevel(), // auth-function-level
                new MassAssignment(), // auth-mass-assignment
                new MatcherGap(), // auth-matcher-gap
                new ObjectNotOwned(), // auth-object-not-owned
                new CheckThenInsert(), // data-check-then-insert
                new TransactionNotApplied(), // data-tx-not-applied
                new RemoteCallInTransaction(), // data-tx-remote-call
                new EntityDrift(), // db-entity-ddl-drift
                new ForeignKeyNoIndex(), // db-fk-no-index
                new IndexBuildLocks(), // db-mig-index-locks
                new LazyInLoop(), // db-n-plus-one-lazy
                new QueryInLoop(), // db-n-plus-one-loop
                new LazySerialised(), // db-n-plus-one-serializer
                new QueryUnindexed(), // db-query-unindexed
                new HttpTimeout(), // res-http-timeout
                new EntityLeak(), // resp-entity-leak
                new PasswordHash(), // sec-password-hash
                new BodyNotValidated()); // val-body-not-validated
    }
}
