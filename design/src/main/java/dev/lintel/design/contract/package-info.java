/// What the service can be asked over HTTP, worked out of the brief: operations with their address, who may call
/// them, what they need and what they answer. Neither Java nor OpenAPI is written here; both are written from this.
@NullMarked
package dev.lintel.design.contract;

import org.jspecify.annotations.NullMarked;
