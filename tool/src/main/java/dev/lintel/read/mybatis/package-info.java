/// MyBatis and MyBatis-Plus: statements of mapper files and mapper annotations with their dynamic parts, and the
/// methods that MyBatis-Plus brings. Mapper files are read without their DTD and without external entities.
@NullMarked
package dev.lintel.read.mybatis;

import org.jspecify.annotations.NullMarked;
