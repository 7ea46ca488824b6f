package dev.lintel.practice;

import dev.lintel.practice.abuse.AddressClaimed;
import dev.lintel.practice.abuse.AuthNoLimit;
import dev.lintel.practice.abuse.ExpensiveNoLimit;
import dev.lintel.practice.abuse.PageSizeUnbounded;
import dev.lintel.practice.access.CacheShared;
import dev.lintel.practice.access.EndpointPublic;
import dev.lintel.practice.access.FunctionLevel;
import dev.lintel.practice.access.IdentityClaimed;
import dev.lintel.practice.access.MassAssignment;
import dev.lintel.practice.access.MatcherGap;
import dev.lintel.practice.access.MethodRuleInert;
import dev.lintel.practice.access.ObjectNotOwned;
import dev.lintel.practice.access.TenantUnfiltered;
import dev.lintel.practice.access.TokenUnverified;
import dev.lintel.practice.api.BreakingChange;
import dev.lintel.practice.api.CollectionUnpaged;
import dev.lintel.practice.api.GetMutates;
import dev.lintel.practice.api.PageOrderUnstable;
import dev.lintel.practice.api.SortUnlisted;
import dev.lintel.practice.database.BackfillInMigration;
import dev.lintel.practice.database.CacheStale;
import dev.lintel.practice.database.CollectionJoined;
import dev.lintel.practice.database.DdlAuto;
import dev.lintel.practice.database.DropInUse;
import dev.lintel.practice.database.EntityDrift;
import dev.lintel.practice.database.EnumOrdinal;
import dev.lintel.practice.database.FindAllInMemory;
import dev.lintel.practice.database.ForeignKeyNoIndex;
import dev.lintel.practice.database.IndexBuildLocks;
import dev.lintel.practice.database.IndexRedundant;
import dev.lintel.practice.database.LazyInLoop;
import dev.lintel.practice.database.LazySerialised;
import dev.lintel.practice.database.MissingForeignKey;
import dev.lintel.practice.database.MissingPrimaryKey;
import dev.lintel.practice.database.MoneyFloat;
import dev.lintel.practice.database.NotNullAdded;
import dev.lintel.practice.database.OpenInView;
import dev.lintel.practice.database.QueryInLoop;
import dev.lintel.practice.database.QueryUnindexed;
import dev.lintel.practice.database.SoftDeleteUnfiltered;
import dev.lintel.practice.database.TableScanLock;
import dev.lintel.practice.database.TimestampNoZone;
import dev.lintel.practice.integrity.CheckThenInsert;
import dev.lintel.practice.integrity.CheckedNoRollback;
import dev.lintel.practice.integrity.ConsumerNotIdempotent;
import dev.lintel.practice.integrity.HalfCommitted;
import dev.lintel.practice.integrity.LostUpdate;
import dev.lintel.practice.integrity.MaxPlusOne;
import dev.lintel.practice.integrity.MessageInTransaction;
import dev.lintel.practice.integrity.PathIdIgnored;
import dev.lintel.practice.integrity.PostNotIdempotent;
import dev.lintel.practice.integrity.RemoteCallInTransaction;
import dev.lintel.practice.integrity.RequestStateShared;
import dev.lintel.practice.integrity.TransactionMissing;
import dev.lintel.practice.integrity.TransactionNotApplied;
import dev.lintel.practice.resilience.HttpTimeout;
import dev.lintel.practice.resilience.OtherTimeout;
import dev.lintel.practice.resilience.RemoteCallInLoop;
import dev.lintel.practice.resilience.ScheduledOverlap;
import dev.lintel.practice.response.EntityLeak;
import dev.lintel.practice.response.ErrorSwallowed;
import dev.lintel.practice.response.ExceptionUnmapped;
import dev.lintel.practice.response.GoesOnAfterError;
import dev.lintel.practice.response.InternalsLeaked;
import dev.lintel.practice.response.MissingAsOk;
import dev.lintel.practice.security.ActuatorExposed;
import dev.lintel.practice.security.CodeInjection;
import dev.lintel.practice.security.CommandInjection;
import dev.lintel.practice.security.CorsWide;
import dev.lintel.practice.security.CsrfDisabled;
import dev.lintel.practice.security.HardcodedSecret;
import dev.lintel.practice.security.HeaderInjection;
import dev.lintel.practice.security.InsecureCookie;
import dev.lintel.practice.security.JpqlInjection;
import dev.lintel.practice.security.LdapInjection;
import dev.lintel.practice.security.LogInjection;
import dev.lintel.practice.security.MybatisInjection;
import dev.lintel.practice.security.NosqlInjection;
import dev.lintel.practice.security.OpenRedirect;
import dev.lintel.practice.security.PasswordHash;
import dev.lintel.practice.security.PathTraversal;
import dev.lintel.practice.security.SecondOrderInjection;
import dev.lintel.practice.security.SecretInUrl;
import dev.lintel.practice.security.SensitiveLog;
import dev.lintel.practice.security.SlowRegex;
import dev.lintel.practice.security.SqlInjection;
import dev.lintel.practice.security.Ssrf;
import dev.lintel.practice.security.TemplateInjection;
import dev.lintel.practice.security.TlsVerifyOff;
import dev.lintel.practice.security.TrustBoundary;
import dev.lintel.practice.security.UnsafeDeserialization;
import dev.lintel.practice.security.UploadContent;
import dev.lintel.practice.security.WeakCrypto;
import dev.lintel.practice.security.WeakRandom;
import dev.lintel.practice.security.XpathInjection;
import dev.lintel.practice.security.Xss;
import dev.lintel.practice.security.Xxe;
import dev.lintel.practice.validation.BodyNotValidated;
import java.util.List;

/// The catalogue: every practice that is looked for, one line each, sorted by id.
public final class Practices {
    private Practices() {}

    public static List<Practice> all() {
        return List.of(
                new AuthNoLimit(), // abuse-auth-no-limit
                new AddressClaimed(), // abuse-client-ip
                new ExpensiveNoLimit(), // abuse-expensive-no-limit
                new PageSizeUnbounded(), // abuse-page-size-unbounded
                new BreakingChange(), // api-breaking-change
                new CollectionUnpaged(), // api-collection-unpaged
                new GetMutates(), // api-get-mutates
                new PageOrderUnstable(), // api-page-order-unstable
                new SortUnlisted(), // api-sort-unlisted
                new CacheShared(), // auth-cache-key
                new EndpointPublic(), // auth-endpoint-public
                new FunctionLevel(), // auth-function-level
                new TokenUnverified(), // auth-jwt-unverified
                new MassAssignment(), // auth-mass-assignment
                new MatcherGap(), // auth-matcher-gap
                new MethodRuleInert(), // auth-method-security-inert
                new ObjectNotOwned(), // auth-object-not-owned
                new TenantUnfiltered(), // auth-tenant-filter
                new IdentityClaimed(), // auth-trusted-header
                new CheckThenInsert(), // data-check-then-insert
                new ConsumerNotIdempotent(), // data-consumer-not-idempotent
                new MessageInTransaction(), // data-dual-write
                new LostUpdate(), // data-lost-update
                new MaxPlusOne(), // data-max-plus-one
                new PathIdIgnored(), // data-path-id-ignored
                new PostNotIdempotent(), // data-post-not-idempotent
                new RequestStateShared(), // data-shared-state
                new CheckedNoRollback(), // data-tx-checked-no-rollback
                new TransactionMissing(), // data-tx-missing
                new TransactionNotApplied(), // data-tx-not-applied
                new RemoteCallInTransaction(), // data-tx-remote-call
                new HalfCommitted(), // data-tx-swallowed
                new CacheStale(), // db-cache-no-evict
                new CollectionJoined(), // db-collection-join
                new DdlAuto(), // db-ddl-auto
                new EntityDrift(), // db-entity-ddl-drift
                new EnumOrdinal(), // db-enum-ordinal
                new FindAllInMemory(), // db-findall-in-memory
                new ForeignKeyNoIndex(), // db-fk-no-index
                new IndexRedundant(), // db-index-redundant
                new BackfillInMigration(), // db-mig-backfill-in-ddl
                new DropInUse(), // db-mig-drop-in-use
                new IndexBuildLocks(), // db-mig-index-locks
                new NotNullAdded(), // db-mig-not-null-add
                new TableScanLock(), // db-mig-table-scan-lock
                new MissingForeignKey(), // db-missing-fk
                new MissingPrimaryKey(), // db-missing-pk
                new MoneyFloat(), // db-money-float
                new LazyInLoop(), // db-n-plus-one-lazy
                new QueryInLoop(), // db-n-plus-one-loop
                new LazySerialised(), // db-n-plus-one-serializer
                new OpenInView(), // db-open-in-view
                new QueryUnindexed(), // db-query-unindexed
                new SoftDeleteUnfiltered(), // db-soft-delete-unfiltered
                new TimestampNoZone(), // db-timestamp-no-tz
                new OtherTimeout(), // res-client-timeout-other
                new HttpTimeout(), // res-http-timeout
                new RemoteCallInLoop(), // res-remote-in-loop
                new ScheduledOverlap(), // res-scheduled-overlap
                new EntityLeak(), // resp-entity-leak
                new ErrorSwallowed(), // resp-error-swallowed
                new ExceptionUnmapped(), // resp-exception-unmapped
                new GoesOnAfterError(), // resp-goes-on-after-error
                new InternalsLeaked(), // resp-internals-leaked
                new MissingAsOk(), // resp-missing-as-200
                new ActuatorExposed(), // sec-actuator-exposed
                new CodeInjection(), // sec-code-injection
                new CommandInjection(), // sec-command-injection
                new CorsWide(), // sec-cors-wide
                new CsrfDisabled(), // sec-csrf-disabled
                new HardcodedSecret(), // sec-hardcoded-secret
                new HeaderInjection(), // sec-header-injection
                new InsecureCookie(), // sec-insecure-cookie
                new JpqlInjection(), // sec-jpql-injection
                new LdapInjection(), // sec-ldap-injection
                new LogInjection(), // sec-log-injection
                new MybatisInjection(), // sec-mybatis-injection
                new NosqlInjection(), // sec-nosql-injection
                new OpenRedirect(), // sec-open-redirect
                new PasswordHash(), // sec-password-hash
                new PathTraversal(), // sec-path-traversal
                new SecondOrderInjection(), // sec-second-order-injection
                new SecretInUrl(), // sec-secret-in-url
                new SensitiveLog(), // sec-sensitive-log
                new SqlInjection(), // sec-sql-injection
                new Ssrf(), // sec-ssrf
                new TemplateInjection(), // sec-template-injection
                new TlsVerifyOff(), // sec-tls-verify-off
                new TrustBoundary(), // sec-trust-boundary
                new UnsafeDeserialization(), // sec-unsafe-deserialization
                new WeakCrypto(), // sec-weak-crypto
                new WeakRandom(), // sec-weak-random
                new XpathInjection(), // sec-xpath-injection
                new Xss(), // sec-xss
                new Xxe(), // sec-xxe
                new BodyNotValidated(), // val-body-not-validated
                new SlowRegex(), // val-regex-redos
                new UploadContent()); // val-upload-content
    }
}
