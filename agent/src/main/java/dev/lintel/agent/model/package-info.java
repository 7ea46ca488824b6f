/// A language model as the one who asks and tells, when somebody wants that: it may call the tools that read this
/// backend, and only what it can prove by their answers is printed. Nothing here is loaded unless `--model` is given.
@NullMarked
package dev.lintel.agent.model;

import org.jspecify.annotations.NullMarked;
