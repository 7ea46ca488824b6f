package dev.lintel.bench.flow.transform;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import java.util.Random;

/// One way to write a file anew. What it leaves must mean the same.
interface Pass {
    /// A file that a pass is asked to write.
    record Subject(Attributed code, CompilationUnitTree unit, String text, Random random) {
        int start(Tree tree) {
            return code.start(unit, tree);
        }

        int end(Tree tree) {
            return code.end(unit, tree);
        }
    }

    String write(Subject subject);
}
