import { Unzlib } from "fflate";
import { PacketError } from "../packet-error";
import { dictOf, nameOf, numberOf, type PdfDict, type PdfValue } from "./values";

/** More than any report holds once unpacked; a file made to fill memory is stopped here. */
const LARGEST_UNPACKED = 256 * 1024 * 1024;
/** Bytes handed to the unpacker at a time: it grows them at most a thousandfold before the limit is looked at. */
const STEP = 64 * 1024;

export const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
};

/** @throws PacketError for damaged data. */
const inflated = (stored: Uint8Array): Uint8Array => {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    const unpack = new Unzlib((part) => {
      size += part.length;
      if (size > LARGEST_UNPACKED) throw new PacketError("This PDF unpacks to more than any report holds.");
      parts.push(part);
    });
    for (let from = 0; from < stored.length; from += STEP)
      unpack.push(stored.subarray(from, from + STEP), from + STEP >= stored.length);
  } catch (error) {
    if (error instanceof PacketError) throw error;
    throw new PacketError("This PDF is damaged: a part of it cannot be unpacked.");
  }
  return joined(parts);
};

/** Undoes the row predictors of PNG, which tables of positions are stored with. */
const unpredicted = (data: Uint8Array, columns: number): Uint8Array => {
  const rows = Math.floor(data.length / (columns + 1));
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const kind = data[row * (columns + 1)] ?? 0;
    if (kind !== 0 && kind !== 2 && kind !== 1)
      throw new PacketError("This PDF stores its table in a way not read here.");
    for (let column = 0; column < columns; column += 1) {
      const value = data[row * (columns + 1) + 1 + column] ?? 0;
      const before =
        kind === 2 ? out[(row - 1) * columns + column] : kind === 1 && column > 0 ? out[row * columns + column - 1] : 0;
      out[row * columns + column] = value + (before ?? 0);
    }
  }
  return out;
};

const asList = (value: PdfValue | undefined): PdfValue[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** Bytes of a stream after its filters; what stands after an unknown filter (a picture's) stays as it is stored. */
export const decoded = (
  dict: PdfDict,
  stored: Uint8Array,
  resolve: (value: PdfValue | undefined) => PdfValue,
): Uint8Array => {
  const filters = asList(resolve(dict.get("Filter"))).map((filter) => nameOf(resolve(filter)));
  const parameters = asList(resolve(dict.get("DecodeParms"))).map((entry) => dictOf(resolve(entry)));
  let data = stored;
  for (const [index, filter] of filters.entries()) {
    if (filter !== "FlateDecode" && filter !== "Fl") return data;
    data = inflated(data);
    const predictor = numberOf(resolve(parameters[index]?.get("Predictor"))) ?? 1;
    if (predictor >= 10) data = unpredicted(data, numberOf(resolve(parameters[index]?.get("Columns"))) ?? 1);
  }
  return data;
};
