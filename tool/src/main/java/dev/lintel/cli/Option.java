package dev.lintel.cli;

/// One option of the command line.
///
/// @param name without the dashes
/// @param argument how help names its value, `FILE`; empty for a switch
/// @param says one line of help
public record Option(String name, String argument, String says) {
    public boolean isSwitch() {
        return argument.isEmpty();
    }

    /// `--output FILE`
    String usage() {
        return isSwitch() ? "--" + name : "--" + name + " " + argument;
    }
}
