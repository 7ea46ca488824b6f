package dev.lintel.agent.install;

import java.util.List;
import java.util.Optional;

/// How Lintel's part stands in a file, put in and taken out at its place, so that all else stays as it is written and
/// a file that Lintel's part was put into comes back byte for byte.
public sealed interface Form permits JsonServers, JsonHooks, TomlServer, MarkdownSection, OwnFile {
    /// The file with Lintel's part, which may be there already.
    ///
    /// @param before empty when there is no file
    /// @throws Unmergeable when the file is not what its name says
    String with(Optional<String> before, Start start) throws Unmergeable;

    /// The file without it; empty when it was made for it and nothing else is in it.
    ///
    /// @throws Unmergeable when the file is not what its name says
    Optional<String> without(String before) throws Unmergeable;

    /// How the server is started.
    record Start(String command, List<String> arguments) {
        public Start {
            arguments = List.copyOf(arguments);
        }
    }

    /// Somebody has to look at the file first.
    final class Unmergeable extends Exception {
        private static final long serialVersionUID = 1L;

        /// @param message goes on behind the file's name
        Unmergeable(String message) {
            super(message);
        }
    }
}
