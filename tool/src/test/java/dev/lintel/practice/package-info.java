@org.jspecify.annotations.NullMarked
package dev.lintel.practice;
