package dev.lintel.read.clients;

/// Which wait a time limit is about.
enum Side {
    CONNECT,
    RESPONSE
}
