package dev.lintel.guard.access;

import java.util.List;

/// Who may call an endpoint, for whoever reviews it.
///
/// @param who by the rules for paths: `anybody`, `any login`, the roles that may, or `none of the roles known`
/// @param at what is written at the handler, and narrows it
public record EndpointRule(String method, String path, String handler, String who, List<String> at) {
    public EndpointRule {
        at = List.copyOf(at);
    }
}
