/// How types look as JSON: which properties are written and read, under which names, with which constraints.
/// Jackson's rules first; the ignore annotations of Gson and fastjson are honoured too.
@NullMarked
package dev.lintel.read.json;

import org.jspecify.annotations.NullMarked;
