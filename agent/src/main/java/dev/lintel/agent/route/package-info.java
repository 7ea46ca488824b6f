/// Which way a sentence goes. A classifier over words, cues and the backend's own names decides, or it asks one
/// question; where a sentence is about something else, it says what can be asked. Nothing that writes is ever started
/// from here.
@NullMarked
package dev.lintel.agent.route;

import org.jspecify.annotations.NullMarked;
