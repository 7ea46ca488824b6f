package dev.lintel.optimize;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.UsageProblem;
import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.postgres.prove.Proof;
import dev.lintel.optimize.postgres.prove.Prover;
import dev.lintel.optimize.postgres.source.Identity;
import dev.lintel.optimize.postgres.source.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The copy of a database that its owner gives us to measure on.
///
/// @param ours whether it is a database that we made, which may be the very one that was looked at
record Copy(Login login, boolean ours) {
    private static final int RUNS = 5;

    static Optional<Copy> of(CommandLine line) throws UsageProblem {
        Optional<String> address = line.value("prove-on");
        try {
            return address.map(said -> new Copy(Login.of(said, System.getenv()), false));
        } catch (IllegalArgumentException wrong) {
            throw new UsageProblem("--prove-on: " + wrong.getMessage());
        }
    }

    /// @throws UsageProblem when it is the database that was looked at, or cannot be reached
    Proof prove(Login source, List<Query> workload, List<Candidate> indexes) throws UsageProblem {
        try {
            if (!ours && Identity.of(login).equals(Identity.of(source))) {
                throw new UsageProblem(
                        "--prove-on names the database that is looked at; indexes are built there, so name a copy");
            }
            try (Connection connection = login.connect()) {
                return new Prover(connection, RUNS).prove(workload, indexes);
            }
        } catch (SQLException failed) {
            throw new UsageProblem("the copy could not be used: " + failed.getMessage());
        }
    }
}
