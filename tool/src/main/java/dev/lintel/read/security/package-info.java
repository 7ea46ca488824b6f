/// Who may call what, as the security frameworks are told: Spring Security's filter chains in both DSLs, method
/// security, Jakarta's role annotations, Shiro's and Sa-Token's annotations. Rules are read in the order in which
/// the framework tries them; what cannot be read is unknown, never open.
@NullMarked
package dev.lintel.read.security;

import org.jspecify.annotations.NullMarked;
