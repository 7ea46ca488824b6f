package dev.lintel.link.access;

import dev.lintel.code.MethodId;
import dev.lintel.graph.Endpoint;

/// The requests of one endpoint, as the security framework sees them: paths without the context path.
///
/// @param method HTTP method, `*` for all
/// @param path pattern with variables
/// @param bean the class that serves it
record Requested(String method, String path, MethodId handler, String bean, Endpoint.Exposure exposure) {}
