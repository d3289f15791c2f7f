import { Text as PlainText, type TextProps } from "@react-pdf/renderer";
import type { PropsWithChildren } from "react";

/** As much as react-pdf's line breaker takes for "never". */
const NEVER = 10_000;

/**
 * Text that is never hyphenated: react-pdf sees words end where letters meet digits, and would draw "$157-" and "k" below.
 * Where a line may end inside a word, `wordPieces` says.
 */
export const Text = (props: PropsWithChildren<TextProps>) => <PlainText hyphenationPenalty={NEVER} {...props} />;
