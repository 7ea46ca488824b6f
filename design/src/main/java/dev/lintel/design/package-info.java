/// `lintel design`: from a short brief to a reasoned design, and on `--write` to a service that runs. The verb alone
/// is here; reading the brief, deciding, telling, making files and keeping hand edits are packages of their own.
@NullMarked
package dev.lintel.design;

import org.jspecify.annotations.NullMarked;
