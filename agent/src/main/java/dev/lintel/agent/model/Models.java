package dev.lintel.agent.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.Map;

/// LangChain4j's client for each provider. Nothing is logged, and trying again is the wire's task.
final class Models {
    private static final int LONGEST_ANSWER = 8_192;
    /// Ollama cuts what does not fit, the oldest first, and says nothing; its own default holds no two tool results.
    private static final int OLLAMA_CONTEXT = 32_768;
    /// Servers of one's own want no key, but the client sends one.
    private static final String NONE = "none";

    private Models() {}

    static ChatModel of(Connection connection, HttpClientBuilder wire) {
        String key = connection.key().map(Secret::reveal).orElse(NONE);
        return switch (connection.provider()) {
            case ANTHROPIC ->
                AnthropicChatModel.builder()
                        .httpClientBuilder(wire)
                        .baseUrl(connection.address().toString())
                        .apiKey(key)
                        .modelName(connection.model())
                        .maxTokens(LONGEST_ANSWER)
                        .maxRetries(0)
                        .build();
            case OPENAI ->
                OpenAiChatModel.builder()
                        .httpClientBuilder(wire)
                        .baseUrl(connection.address().toString())
                        .apiKey(key)
                        .modelName(connection.model())
                        .maxRetries(0)
                        .build();
            case OLLAMA ->
                OllamaChatModel.builder()
                        .httpClientBuilder(wire)
                        .baseUrl(connection.address().toString())
                        .customHeaders(
                                connection.key().isPresent() ? Map.of("Authorization", "Bearer " + key) : Map.of())
                        .modelName(connection.model())
                        .numCtx(OLLAMA_CONTEXT)
                        .maxRetries(0)
                        .build();
        };
    }
}
