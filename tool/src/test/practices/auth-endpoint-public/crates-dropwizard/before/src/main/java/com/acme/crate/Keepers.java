package com.acme.crate;

import io.dropwizard.auth.Authenticator;
import io.dropwizard.auth.basic.BasicCredentials;
import java.util.Optional;

public class Keepers implements Authenticator<BasicCredentials, Keeper> {
    @Override
    public Optional<Keeper> authenticate(BasicCredentials credentials) {
        return System.getenv("KEEPER").equals(credentials.getPassword())
                ? Optional.of(new Keeper(credentials.getUsername()))
                : Optional.empty();
    }
}
