/// Spring's bean definition files: the interceptors, schedules and beans that stand in XML.
@NullMarked
package dev.lintel.read.spring.xml;

import org.jspecify.annotations.NullMarked;
