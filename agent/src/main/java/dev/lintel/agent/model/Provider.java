package dev.lintel.agent.model;

import java.util.Locale;

/// Whose protocol a model speaks.
enum Provider {
    /// Anthropic's Messages API.
    ANTHROPIC("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "https://api.anthropic.com/v1"),
    /// OpenAI's Chat Completions API, which many other servers speak too.
    OPENAI("OPENAI_API_KEY", "OPENAI_BASE_URL", "https://api.openai.com/v1"),
    /// Ollama's own API, usually on this machine.
    OLLAMA("OLLAMA_API_KEY", "OLLAMA_HOST", "http://localhost:11434");

    private final String keyVariable;
    private final String addressVariable;
    private final String usualAddress;

    Provider(String keyVariable, String addressVariable, String usualAddress) {
        this.keyVariable = keyVariable;
        this.addressVariable = addressVariable;
        this.usualAddress = usualAddress;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The environment variable that holds the key.
    String keyVariable() {
        return keyVariable;
    }

    /// The environment variable that may hold another address.
    String addressVariable() {
        return addressVariable;
    }

    String usualAddress() {
        return usualAddress;
    }
}
