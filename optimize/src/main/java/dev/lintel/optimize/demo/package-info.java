/// `--demo`: the shop with generated data on a server of our own, asked through HTTP or by the statements of its
/// endpoints, before and after what was advised.
@NullMarked
package dev.lintel.optimize.demo;

import org.jspecify.annotations.NullMarked;
