/// Apache Struts 2: actions of `struts.xml` and of annotations, the interceptors before them, and the properties
/// that a request fills. Result pages are not read.
@NullMarked
package dev.lintel.read.struts;

import org.jspecify.annotations.NullMarked;
