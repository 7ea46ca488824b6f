/// A campaign of hostile requests made from a contract, against a service that runs: what each operation takes and
/// answers, and who may call it, is read from its OpenAPI document and from nowhere else. It knows no service of
/// ours, so that its silence means something; it writes nothing but requests.
@NullMarked
package dev.lintel.design.verify;

import org.jspecify.annotations.NullMarked;
