/** What the pages are made up from: how tall each block is, and how it holds to the next one. Heights in points. */
export interface MeasuredBlock {
  height: number;
  gap: number;
  keepWithNext: boolean;
  /** Key and height of the head of its table; null where it is no row. */
  head: { key: string; height: number } | null;
  /** Height of its lower drawing; null where it has none. */
  lowerHeight: number | null;
}

/** A block on its page. */
export interface Placed {
  index: number;
  /** The head of its table stands above it again. */
  repeatsHead: boolean;
  isLower: boolean;
}

/**
 * Puts blocks on pages in their order, as many as fit on each. Blocks that keep with the next move together; a page that
 * begins inside a table repeats its head. A block taller than a page gets one to itself.
 */
export function paginate(blocks: readonly MeasuredBlock[], pageHeight: number): Placed[][] {
  const pages: Placed[][] = [];
  let page: Placed[] = [];
  let used = 0;
  const startPage = () => {
    if (page.length > 0) pages.push(page);
    page = [];
    used = 0;
  };
  for (const run of runsOf(blocks)) {
    // Once as it is, once with the lower drawing, then on a fresh page.
    const placing =
      place(blocks, run, { isFresh: page.length === 0, isLower: false, room: pageHeight - used }) ??
      place(blocks, run, { isFresh: page.length === 0, isLower: true, room: pageHeight - used });
    if (placing === null) {
      startPage();
      for (const index of run) {
        const single = place(blocks, [index], { isFresh: page.length === 0, isLower: false, room: pageHeight - used });
        if (single === null) startPage();
        const forced =
          single ?? place(blocks, [index], { isFresh: true, isLower: true, room: Number.POSITIVE_INFINITY });
        page.push(...(forced?.placed ?? []));
        used += forced?.height ?? 0;
      }
    } else {
      page.push(...placing.placed);
      used += placing.height;
    }
  }
  startPage();
  return pages;
}

/** Indices of blocks that stand on one page: those that keep with the next, and that next one. */
function runsOf(blocks: readonly MeasuredBlock[]): number[][] {
  const runs: number[][] = [];
  let run: number[] = [];
  for (const [index, { keepWithNext }] of blocks.entries()) {
    run.push(index);
    if (keepWithNext) continue;
    runs.push(run);
    run = [];
  }
  return run.length > 0 ? [...runs, run] : runs;
}

interface Room {
  /** Nothing stands on the page yet. */
  isFresh: boolean;
  isLower: boolean;
  room: number;
}

function place(
  blocks: readonly MeasuredBlock[],
  run: readonly number[],
  { isFresh, isLower, room }: Room,
): { placed: Placed[]; height: number } | null {
  let height = 0;
  const placed: Placed[] = [];
  for (const [position, index] of run.entries()) {
    const block = blocks[index];
    if (!block) continue;
    const isFirst = isFresh && position === 0;
    const repeatsHead = isFirst && block.head !== null;
    const takesLower = isLower && block.lowerHeight !== null;
    height +=
      (isFirst ? 0 : block.gap) +
      (repeatsHead ? (block.head?.height ?? 0) : 0) +
      (takesLower ? (block.lowerHeight ?? 0) : block.height);
    placed.push({ index, repeatsHead, isLower: takesLower });
  }
  return height <= room ? { placed, height } : null;
}
