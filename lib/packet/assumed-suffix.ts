import type { VerdictFile } from "@/lib/scoring";

const SUFFIX = "-assumptions";

/**
 * What the name of a verdict file has before its ending: nothing for the verdict that the pages print, a word for the
 * second one of the same network, which is a reader's own.
 */
export const assumedSuffix = (files: readonly VerdictFile[], index: number): string => {
  const slugs = files.map(({ facts }) => facts.network.slug);
  return slugs.indexOf(slugs[index] ?? "") < index ? SUFFIX : "";
};

export const isAssumedName = (name: string | null): boolean => name?.endsWith(`${SUFFIX}.json`) ?? false;
