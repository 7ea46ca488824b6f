package dev.lintel.agent.model;

/// What servers of each provider answer, written by their documentation.
enum Protocol {
    ANTHROPIC("anthropic", "/messages") {
        @Override
        String calls(String tool, String arguments) {
            return """
                    {"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"Let me see."},
                    {"type":"tool_use","id":"toolu_1","name":"%s","input":%s}],"stop_reason":"tool_use",
                    "usage":{"input_tokens":10,"output_tokens":5}}""".formatted(tool, arguments);
        }

        @Override
        String says(String text) {
            return """
                    {"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"%s"}],
                    "stop_reason":"end_turn","usage":{"input_tokens":10,"output_tokens":5}}""".formatted(text);
        }
    },
    OPENAI("openai", "/chat/completions") {
        @Override
        String calls(String tool, String arguments) {
            return """
                    {"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":
                    {"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":
                    {"name":"%s","arguments":"%s"}}]},"finish_reason":"tool_calls"}],
                    "usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""".formatted(
                    tool, arguments.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " "));
        }

        @Override
        String says(String text) {
            return """
                    {"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":
                    {"role":"assistant","content":"%s"},"finish_reason":"stop"}],
                    "usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""".formatted(text);
        }
    },
    OLLAMA("ollama", "/api/chat") {
        @Override
        String calls(String tool, String arguments) {
            return """
                    {"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"","tool_calls":
                    [{"function":{"name":"%s","arguments":%s}}]},"done":true,"done_reason":"stop",
                    "prompt_eval_count":10,"eval_count":5}""".formatted(tool, arguments);
        }

        @Override
        String says(String text) {
            return """
                    {"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"%s"},"done":true,
                    "done_reason":"stop","prompt_eval_count":10,"eval_count":5}""".formatted(text);
        }
    };

    private final String word;
    private final String path;

    Protocol(String word, String path) {
        this.word = word;
        this.path = path;
    }

    String word() {
        return word;
    }

    String path() {
        return path;
    }

    /// The model wants a tool called.
    ///
    /// @param arguments a JSON object
    abstract String calls(String tool, String arguments);

    /// The model speaks plainly.
    ///
    /// @param text as it stands between JSON's quotes
    abstract String says(String text);
}
