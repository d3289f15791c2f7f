import { type Block, block, paragraph, section } from "../flow/block";
import type { NetworkJob } from "../job";
import { Address } from "../parts";

/** It is short, and read as a whole. */
const TOGETHER = { keepWithNext: true };

/** How to check the verdict again: from the file inside the report where there is one, and from the page in any case. */
export function verifyBlocks({ view, attached, pageUrl }: Pick<NetworkJob, "view" | "attached" | "pageUrl">): Block[] {
  const { methodVersion, fingerprint } = view;
  return [
    ...section("verify", "How to check this again"),
    ...paragraph(
      "verify",
      `The verdict follows from the figures above by method ${methodVersion}, which the application prints from its own rules under /method. The fingerprint ${fingerprint} is the hash of the inputs, the options and the method version: the same facts give the same fingerprint and the same bytes of this report.`,
      [],
      TOGETHER,
    ),
    ...(attached.length > 0
      ? recomputeBlocks(attached.length > 1, new URL("/verify", pageUrl).href)
      : withheldBlocks()),
    ...paragraph("verify-trace", "Every number leads to its claims and its formula on the page:", [], {
      gap: 3,
      keepWithNext: true,
    }),
    block("verify-page", <Address url={pageUrl} />, { gap: 2 }),
  ];
}

const recomputeBlocks = (hasAssumed: boolean, verifyUrl: string): Block[] => [
  ...paragraph(
    "verify-file",
    `The verdict is attached inside this PDF as a file, with its inputs, options and rules${hasAssumed ? "; what your assumptions lead to is attached as another" : ""}. Keep the PDF as it was downloaded: printed or exported again, it loses the file. Drop the PDF on the page below, and the verdict is recomputed in your browser; in a copy of the project, npm run verify -- report.pdf does the same without a server. The answer is “same”, or a list of what differs.`,
    [],
    { gap: 3, ...TOGETHER },
  ),
  block("verify-drop", <Address url={verifyUrl} />, { gap: 2, ...TOGETHER }),
];

const withheldBlocks = (): Block[] =>
  paragraph(
    "verify-withheld",
    "No verdict file is attached to this PDF, because the terms of a source keep its figures from travelling as data.",
    [],
    { gap: 3, ...TOGETHER },
  );
