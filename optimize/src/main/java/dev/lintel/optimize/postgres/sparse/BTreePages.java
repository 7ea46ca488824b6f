package dev.lintel.optimize.postgres.sparse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Gives an empty B-tree the height of a full one: a chain of inner pages, each with one downlink that is smaller
/// than every key, down to an empty leaf. The planner reads the height from the first page and probes the ends of
/// the tree, where it then finds nothing instead of garbage.
///
/// The layout is that of B-trees of version 4 (PostgreSQL 12 to 18; `nbtree.h`, `itup.h`, `bufpage.h`), in the byte
/// order of the machine. A test compares with trees that were really built.
final class BTreePages {
    private static final int HEADER = 24;
    private static final int SPECIAL = 16;
    private static final int LEAF = 1;
    private static final int ROOT = 2;
    /// `BTMetaPageData`: magic and version stand before the root.
    private static final int META_ROOT = HEADER + 8;

    private static final int PIVOT_SIZE = 8;
    private static final int ALTERNATIVE_TID = 0x2000;
    private static final int LINE_POINTER_NORMAL = 1 << 15;
    private static final int LINE_POINTER_LENGTH = 17;

    private BTreePages() {}

    static void giveHeight(Path file, int height) throws IOException {
        if (height <= 0) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer meta = page();
            channel.read(meta, 0);
            short sizeAndVersion = meta.getShort(18);
            meta.putInt(META_ROOT, 1)
                    .putInt(META_ROOT + 4, height)
                    .putInt(META_ROOT + 8, 1)
                    .putInt(META_ROOT + 12, height);
            channel.write(meta.rewind(), 0);
            for (int level = height; level >= 0; level--) {
                int block = height - level + 1;
                channel.write(page(block, level, sizeAndVersion), (long) block * SparseFile.BLOCK);
            }
        }
    }

    private static ByteBuffer page() {
        return ByteBuffer.allocate(SparseFile.BLOCK).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer page(int block, int level, short sizeAndVersion) {
        ByteBuffer page = page();
        int special = SparseFile.BLOCK - SPECIAL;
        int lower = HEADER;
        int upper = special;
        if (level > 0) {
            upper = special - PIVOT_SIZE;
            int child = block + 1;
            page.putShort(upper, (short) (child >>> 16))
                    .putShort(upper + 2, (short) child)
                    .putShort(upper + 4, (short) 0)
                    .putShort(upper + 6, (short) (ALTERNATIVE_TID | PIVOT_SIZE));
            page.putInt(HEADER, upper | LINE_POINTER_NORMAL | PIVOT_SIZE << LINE_POINTER_LENGTH);
            lower += 4;
        }
        page.putShort(12, (short) lower)
                .putShort(14, (short) upper)
                .putShort(16, (short) special)
                .putShort(18, sizeAndVersion);
        int flags = (block == 1 ? ROOT : 0) | (level == 0 ? LEAF : 0);
        page.putInt(special + 8, level).putShort(special + 12, (short) flags);
        return page.rewind();
    }
}
