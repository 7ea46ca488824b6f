package dev.lintel.agent.model;

/// A model that could not be asked to the end; the message is for the user. Unchecked, since it passes through
/// LangChain4j.
final class ModelProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModelProblem(String message) {
        super(message);
    }
}
