import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { LRUCache } from "lru-cache";
import { ImageResponse } from "next/og";
import type { ReactElement } from "react";

/** The size that pages which unfurl a link expect. */
export const PICTURE = { width: 1200, height: 630, type: "image/png" } as const;

const FACES = [
  { name: "Sans", file: "OfftakeSans-Regular.ttf", weight: 400 },
  { name: "Sans", file: "OfftakeSans-SemiBold.ttf", weight: 600 },
  { name: "Serif", file: "OfftakeSerif-Medium.ttf", weight: 500 },
] as const;

let loading: ReturnType<typeof loadFonts> | undefined;

/** The fonts of the site, read once: a picture asks no other server for any. */
const loadFonts = () =>
  Promise.all(
    FACES.map(async ({ name, file, weight }) => ({
      ...{ name, weight, style: "normal" as const },
      data: await readFile(join(process.cwd(), "public", "fonts", file)),
    })),
  );

/** A picture takes a third of a second and weighs about 50 kB. */
const drawn = new LRUCache<string, Promise<Uint8Array<ArrayBuffer>>>({ max: 100 });

/** @param key everything that the picture shows, so that the same picture is drawn once */
export function drawPicture(key: string, picture: ReactElement): Promise<Uint8Array<ArrayBuffer>> {
  const held = drawn.get(key);
  if (held) return held;
  const drawing = draw(picture);
  drawn.set(key, drawing);
  drawing.catch(() => drawn.delete(key));
  return drawing;
}

async function draw(picture: ReactElement): Promise<Uint8Array<ArrayBuffer>> {
  loading ??= loadFonts();
  const { width, height } = PICTURE;
  return new Uint8Array(await new ImageResponse(picture, { width, height, fonts: await loading }).arrayBuffer());
}
