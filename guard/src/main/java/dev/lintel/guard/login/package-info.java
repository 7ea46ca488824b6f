/// Guessing of passwords: failed attempts counted by account and source, of form, basic and token logins of Spring
/// Security and of handlers of the service's own. The password itself is never looked at here.
@NullMarked
package dev.lintel.guard.login;

import org.jspecify.annotations.NullMarked;
