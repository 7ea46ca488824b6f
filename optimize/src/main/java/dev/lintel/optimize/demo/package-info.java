/// `--demo`: the shop with generated data on a server of our own, asked what its endpoints ask, advised and measured.
@NullMarked
package dev.lintel.optimize.demo;

import org.jspecify.annotations.NullMarked;
