package com.acme.crate;

import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.basic.BasicCredentialAuthFilter;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import org.jdbi.v3.core.Jdbi;

public class CrateApp extends Application<Configuration> {
    public static void main(String[] arguments) throws Exception {
        new CrateApp().run(arguments);
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
        Jdbi database = Jdbi.create("jdbc:h2:mem:crates");
        environment.jersey().register(new CrateResource(database.onDemand(Crates.class)));
        environment.jersey().register(new DepotResource(database.onDemand(Crates.class)));
        environment
                .jersey()
                .register(new AuthDynamicFeature(new BasicCredentialAuthFilter.Builder<Keeper>()
                        .setAuthenticator(new Keepers())
                        .buildAuthFilter()));
        environment.jersey().register(new AuthValueFactoryProvider.Binder<>(Keeper.class));
    }
}
