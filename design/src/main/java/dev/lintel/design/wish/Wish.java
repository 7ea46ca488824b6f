package dev.lintel.design.wish;

import java.util.List;
import java.util.Optional;

/// What a sentence asks for.
sealed interface Wish {
    /// Rows of one kind are kept, and reached by an address.
    ///
    /// @param of what each of them belongs to, as the sentence says
    /// @param operations `create`, `read`, `update`, `delete`
    /// @param narrowing what a list leaves out
    record Keep(Noun thing, List<FieldWords> fields, List<Noun> of, List<String> operations, Narrowing narrowing)
            implements Wish {
        public Keep {
            fields = List.copyOf(fields);
            of = List.copyOf(of);
            operations = List.copyOf(operations);
        }
    }

    /// Something that is there keeps one thing more: "a status to orders".
    record Gain(Noun thing, FieldWords field) implements Wish {}

    /// Something that is there is changed, ended or sent: "change the e-mail with confirmation".
    ///
    /// @param what the object of the verb
    record Act(String verb, Noun what, Optional<Noun> of) implements Wish {}

    /// People open an account, or come in.
    record Enter(boolean registers, Optional<Noun> people) implements Wish {}

    /// @param why what was not understood, for people
    record Unclear(String why) implements Wish {}
}
