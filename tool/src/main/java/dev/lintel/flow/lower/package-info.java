/// Bodies lowered to control-flow graphs over registers in static single assignment form, one body at a time and
/// only when asked for. Built while walking the source-shaped form (Braun et al. 2013, "Simple and efficient
/// construction of static single assignment form"); conditions leave their trace as
/// [dev.lintel.flow.lower.Instruction.Refine] on both branches (the pi nodes of Ballance, Maccabe and Ottenstein
/// 1990). No value is computed here but constants.
@NullMarked
package dev.lintel.flow.lower;

import org.jspecify.annotations.NullMarked;
