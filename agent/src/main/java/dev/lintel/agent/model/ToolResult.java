package dev.lintel.agent.model;

/// What a tool has answered, with the id that claims cite.
///
/// @param call the tool with its arguments, for people
/// @param text the answer as it was sent
record ToolResult(String id, String call, String text, Contents contents) {
    static ToolResult of(String id, String call, String text, Object answer) {
        return new ToolResult(id, call, text, Contents.of(call, answer));
    }
}
