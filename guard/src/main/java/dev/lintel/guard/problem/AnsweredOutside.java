package dev.lintel.guard.problem;

/// Marks an exception that a filter of guard's waits for and answers: the dispatcher must let it pass.
public interface AnsweredOutside {}
