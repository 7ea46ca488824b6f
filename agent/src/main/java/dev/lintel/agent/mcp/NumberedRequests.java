package dev.lintel.agent.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes a request's id into what the request says of itself (`_meta`), where tools can read it: the SDK keeps ids
/// from them, and an agent cancels by id.
record NumberedRequests(McpJsonMapper json) implements McpJsonMapper {
    static final String ID = "dev.lintel/request";

    private static final String PARAMS = "params";
    private static final String META = "_meta";

    @Override
    public <T> T convertValue(Object from, Class<T> type) {
        return json.convertValue(
                type == JSONRPCRequest.class && from instanceof Map<?, ?> request ? numbered(request) : from, type);
    }

    private static Map<?, ?> numbered(Map<?, ?> request) {
        if (!(request.get(PARAMS) instanceof Map<?, ?> params) || request.get("id") == null) {
            return request;
        }
        Map<Object, Object> meta = new LinkedHashMap<>(params.get(META) instanceof Map<?, ?> said ? said : Map.of());
        meta.put(ID, request.get("id"));
        Map<Object, Object> told = new LinkedHashMap<>(params);
        told.put(META, meta);
        Map<Object, Object> all = new LinkedHashMap<>(request);
        all.put(PARAMS, told);
        return all;
    }

    @Override
    public <T> T convertValue(Object from, TypeRef<T> type) {
        return json.convertValue(from, type);
    }

    @Override
    public <T> T readValue(String text, Class<T> type) throws IOException {
        return json.readValue(text, type);
    }

    @Override
    public <T> T readValue(byte[] bytes, Class<T> type) throws IOException {
        return json.readValue(bytes, type);
    }

    @Override
    public <T> T readValue(String text, TypeRef<T> type) throws IOException {
        return json.readValue(text, type);
    }

    @Override
    public <T> T readValue(byte[] bytes, TypeRef<T> type) throws IOException {
        return json.readValue(bytes, type);
    }

    @Override
    public String writeValueAsString(Object value) throws IOException {
        return json.writeValueAsString(value);
    }

    @Override
    public byte[] writeValueAsBytes(Object value) throws IOException {
        return json.writeValueAsBytes(value);
    }
}
