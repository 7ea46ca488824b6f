package dev.lintel.cli;

import java.io.IOException;

/// A verb of another module, found by [java.util.ServiceLoader]. The launcher puts a module's jars on the class path
/// only for its own verb, so that heavy libraries cost nobody else a start.
public non-sealed interface ModuleVerb extends Command {
    /// @throws UsageProblem what was asked cannot be followed; the message goes to the user, the exit code is 2
    /// @throws IOException likewise, for what failed outside of us
    Exit run(CommandLine line, Console console) throws UsageProblem, IOException;
}
