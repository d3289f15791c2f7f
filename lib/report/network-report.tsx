import { proseText } from "@/lib/views";
import { assumedBlocks } from "./assumed";
import type { DocumentParts } from "./flow/set-document";
import type { NetworkJob } from "./job";
import { appendixBlocks } from "./network/appendix";
import { checksBlocks } from "./network/checks";
import { firstPages } from "./network/first-page";
import { peerBlocks } from "./network/peers";
import { stressBlocks } from "./network/stress";
import { supplyBlocks } from "./network/supply";
import { tokenBlocks } from "./network/token";
import { whoPaysBlocks } from "./network/who-pays";
import { pageFrame } from "./styles";

/** The verdict on one network: page 1 decides, the rest is what it rests on. */
export function networkParts(job: NetworkJob): DocumentParts {
  const { view, assumed, form, pageSize } = job;
  const { contentWidth: width } = pageFrame(pageSize);
  return {
    text: {
      title: `${view.name}: ${view.verdict.label} (as of ${view.asOf})`,
      subject: proseText(view.sentence),
      keywords: [view.token, "DePIN", view.category, view.methodVersion, view.fingerprint],
      asOf: view.asOf,
      footer: `Offtake · fingerprint ${view.fingerprint} · as of ${view.asOf} · method ${view.methodVersion} · ${view.name}`,
      pageSize,
    },
    firstPage: firstPages(job),
    blocks:
      form === "one-page"
        ? []
        : [
            ...whoPaysBlocks(view, width),
            ...stressBlocks(job, width),
            ...(assumed ? assumedBlocks(assumed, width) : []),
            ...checksBlocks(view, width),
            ...supplyBlocks(view, width),
            ...tokenBlocks(view, width),
            ...peerBlocks(job, width),
            ...appendixBlocks(job, width),
          ],
  };
}
