package dev.lintel.cli;

import dev.lintel.code.Program;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Practices;
import dev.lintel.read.Framework;
import dev.lintel.read.Language;
import dev.lintel.read.addresses.ClaimedAddresses;
import dev.lintel.read.addresses.ClaimedIdentities;
import dev.lintel.read.beans.AsyncMethods;
import dev.lintel.read.beans.Beans;
import dev.lintel.read.beans.CachedMethods;
import dev.lintel.read.beans.ComponentScans;
import dev.lintel.read.beans.SharedFields;
import dev.lintel.read.beans.Transactions;
import dev.lintel.read.browsers.CrossOrigins;
import dev.lintel.read.browsers.SameSiteCookies;
import dev.lintel.read.clients.RemoteCalls;
import dev.lintel.read.clients.RemoteTypes;
import dev.lintel.read.config.BuildFiles;
import dev.lintel.read.config.ConfigurationFiles;
import dev.lintel.read.config.MainClasses;
import dev.lintel.read.config.OtherEntries;
import dev.lintel.read.config.OtherLanguages;
import dev.lintel.read.config.OtherStores;
import dev.lintel.read.failures.EarlyAnswers;
import dev.lintel.read.failures.QuietCatches;
import dev.lintel.read.failures.RefusingBranches;
import dev.lintel.read.graphql.GraphQl;
import dev.lintel.read.java.JavaLanguage;
import dev.lintel.read.java.signature.Layered;
import dev.lintel.read.java.signature.LocalJars;
import dev.lintel.read.java.signature.SignatureArchive;
import dev.lintel.read.java.syntax.ParsedFiles;
import dev.lintel.read.jaxrs.JakartaRest;
import dev.lintel.read.jdbc.Jdbc;
import dev.lintel.read.jooq.Jooq;
import dev.lintel.read.jpa.Jpa;
import dev.lintel.read.json.JsonTypes;
import dev.lintel.read.limits.RateLimits;
import dev.lintel.read.micronaut.Micronaut;
import dev.lintel.read.migrations.Flyway;
import dev.lintel.read.migrations.Liquibase;
import dev.lintel.read.migrations.SchemaFiles;
import dev.lintel.read.mybatis.MyBatis;
import dev.lintel.read.openapi.GeneratedModels;
import dev.lintel.read.pages.Pages;
import dev.lintel.read.passwords.PasswordEncoders;
import dev.lintel.read.peers.TrustedPeers;
import dev.lintel.read.routes.CodeRoutes;
import dev.lintel.read.security.GuardedParts;
import dev.lintel.read.security.MethodRules;
import dev.lintel.read.security.SaToken;
import dev.lintel.read.security.SecurityXml;
import dev.lintel.read.security.ShiroChains;
import dev.lintel.read.security.SpringSecurity;
import dev.lintel.read.servlet.Servlets;
import dev.lintel.read.spring.data.DataRest;
import dev.lintel.read.spring.messaging.Listeners;
import dev.lintel.read.spring.transaction.TransactionAdvice;
import dev.lintel.read.spring.web.SpringWeb;
import dev.lintel.read.spring.xml.BeanDefinitions;
import dev.lintel.read.struts.Struts;
import dev.lintel.review.Parts;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.List;

/// All parts of this tool, by hand: one line each, in one place.
public final class Wiring {
    private Wiring() {}

    /// @throws IOException when the archive of signatures is not there
    public static Parts parts() throws IOException {
        return parts(ParsedFiles.none());
    }

    /// The same for who reads one folder again and again: files that did not change are parsed once.
    ///
    /// @throws IOException when the archive of signatures is not there
    public static Parts lastingParts() throws IOException {
        return parts(ParsedFiles.kept());
    }

    private static Parts parts(ParsedFiles before) throws IOException {
        return new Parts(List.of(new Java(SignatureArchive.open(), before)), frameworks(), practices());
    }

    private static List<Framework> frameworks() {
        return List.of(
                new AsyncMethods(),
                new BeanDefinitions(),
                new Beans(),
                new BuildFiles(),
                new CachedMethods(),
                new ClaimedAddresses(),
                new ClaimedIdentities(),
                new CodeRoutes(),
                new ComponentScans(),
                new ConfigurationFiles(),
                new CrossOrigins(),
                new SameSiteCookies(),
                new DataRest(),
                new Flyway(),
                new EarlyAnswers(),
                new GeneratedModels(),
                new GraphQl(),
                new GuardedParts(),
                new JakartaRest(),
                new Jdbc(),
                new Jooq(),
                new Jpa(),
                new JsonTypes(),
                new Liquibase(),
                new Listeners(),
                new MainClasses(),
                new MethodRules(),
                new Micronaut(),
                new MyBatis(),
                new OtherEntries(),
                new OtherLanguages(),
                new OtherStores(),
                new Pages(),
                new PasswordEncoders(),
                new QuietCatches(),
                new RefusingBranches(),
                new RateLimits(),
                new RemoteCalls(),
                new RemoteTypes(),
                new SaToken(),
                new SchemaFiles(),
                new SecurityXml(),
                new Servlets(),
                new SharedFields(),
                new ShiroChains(),
                new SpringSecurity(),
                new SpringWeb(),
                new Struts(),
                new TransactionAdvice(),
                new Transactions(),
                new TrustedPeers());
    }

    static List<Practice> practices() {
        return Practices.all();
    }

    /// Java with what is known of libraries: our archive, and the jars that the user's own builds left in their
    /// caches.
    private record Java(SignatureArchive archive, ParsedFiles before) implements Language {
        @Override
        public boolean reads(String fileName) {
            return fileName.endsWith(".java");
        }

        @Override
        public Program read(Workspace workspace) {
            return new JavaLanguage(new Layered(archive, LocalJars.of(workspace)), before).read(workspace);
        }
    }
}
