package dev.lintel.design.service;

import java.util.List;

/// A request as editors send it, with the status that it is answered with.
///
/// @param asks in a few words, `of somebody else`
/// @param path with variables in double braces
/// @param headers lines of them
/// @param body empty where there is none
public record HttpRequest(String asks, int status, String method, String path, List<String> headers, String body) {
    public HttpRequest {
        headers = List.copyOf(headers);
    }
}
