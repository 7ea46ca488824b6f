package dev.lintel.guard.login;

import dev.lintel.limits.Limit;
import java.util.List;

/// How many failures are let pass. Several buckets of growing length make the wait progressive: seconds after a few
/// failures, minutes and hours if they go on.
///
/// @param pair of one account from one source
/// @param account of one account from sources that never succeeded with it: many sources guess one password
/// @param source of one source over all accounts: one source tries stolen passwords (credential stuffing)
public record LoginLimits(List<Limit> pair, List<Limit> account, List<Limit> source) {
    public LoginLimits {
        pair = List.copyOf(pair);
        account = List.copyOf(account);
        source = List.copyOf(source);
    }
}
