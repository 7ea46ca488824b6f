/// What is known about libraries: where untrusted data comes in, where it does harm, how it moves in between and
/// what makes it harmless. Facts stand in `.flow` files, one per library, each with the page of its documentation;
/// users add their own with the same words. No analysis lives here.
@NullMarked
package dev.lintel.flow.knowledge;

import org.jspecify.annotations.NullMarked;
