/// What a review says: findings with their evidence, fixes, fingerprints, suppressions, baseline and diff.
@NullMarked
package dev.lintel.finding;

import org.jspecify.annotations.NullMarked;
